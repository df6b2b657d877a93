package dev.darkroom.worker.vips;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// A filter of system calls (seccomp) that an imager puts on itself for good: no sockets, no other
/// programs, no looking into other processes. Decoders read whatever strangers upload.
public final class Confinement {
    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final int SECCOMP_SET_MODE_FILTER = 1;
    private static final int SECCOMP_FILTER_FLAG_TSYNC = 1;

    // The instructions of classic BPF that a filter is made of, and its verdicts.
    private static final int LOAD_WORD = 0x20;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int JUMP_IF_AT_LEAST = 0x35;
    private static final int RETURN = 0x06;
    private static final int ALLOW = 0x7FFF0000;
    private static final int REFUSE_WITH_EPERM = 0x00050001;
    private static final int CALL_NUMBER = 0;
    private static final int ARCHITECTURE = 4;

    /// From here on the numbers are those of x32, an ABI that x86-64 may have beside its own.
    private static final int OTHER_NUMBERS = 0x40000000;

    /// What differs between processors: the numbers of system calls.
    ///
    /// @param refused socket, execve, ptrace, process_vm_readv, process_vm_writev, execveat,
    ///   io_uring_setup and pidfd_getfd
    private record Machine(int architecture, int prctl, int seccomp, List<Integer> refused) {
        static Machine current() {
            return System.getProperty("os.arch").equals("aarch64")
                    ? new Machine(
                            0xC00000B7, 167, 277, List.of(198, 221, 117, 270, 271, 281, 425, 438))
                    : new Machine(
                            0xC000003E, 157, 317, List.of(41, 59, 101, 310, 311, 322, 425, 438));
        }
    }

    private Confinement() {}

    /// Confines this process, with all its threads.
    ///
    /// @return false where the system has no such filters
    public static boolean confine() {
        var functions = new NativeFunctions(Linker.nativeLinker().defaultLookup());
        Machine machine = Machine.current();
        try (Arena arena = Arena.ofConfined()) {
            List<Long> filter = filter(machine);
            MemorySegment instructions = arena.allocate(ValueLayout.JAVA_LONG, filter.size());
            for (int i = 0; i < filter.size(); i++) {
                instructions.setAtIndex(ValueLayout.JAVA_LONG, i, filter.get(i));
            }
            MemorySegment program = arena.allocate(16, Long.BYTES);
            program.set(ValueLayout.JAVA_SHORT, 0, (short) filter.size());
            program.set(ValueLayout.ADDRESS, 8, instructions);
            return functions.longOfLongs(
                                    "syscall", machine.prctl(), PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
                            == 0
                    && functions.longOfLongs(
                                    "syscall",
                                    machine.seccomp(),
                                    SECCOMP_SET_MODE_FILTER,
                                    SECCOMP_FILTER_FLAG_TSYNC,
                                    program.address(),
                                    0,
                                    0)
                            == 0;
        }
    }

    /// Refuses calls by other ABIs of the processor altogether, and the listed ones of its own.
    private static List<Long> filter(Machine machine) {
        var filter = new ArrayList<Long>();
        int refused = machine.refused().size();
        filter.add(instruction(LOAD_WORD, 0, 0, ARCHITECTURE));
        filter.add(instruction(JUMP_IF_EQUAL, 0, refused + 3, machine.architecture()));
        filter.add(instruction(LOAD_WORD, 0, 0, CALL_NUMBER));
        filter.add(instruction(JUMP_IF_AT_LEAST, refused + 1, 0, OTHER_NUMBERS));
        for (int i = 0; i < refused; i++) {
            filter.add(instruction(JUMP_IF_EQUAL, refused - i, 0, machine.refused().get(i)));
        }
        filter.add(instruction(RETURN, 0, 0, ALLOW));
        filter.add(instruction(RETURN, 0, 0, REFUSE_WITH_EPERM));
        return filter;
    }

    /// `struct sock_filter` as one little-endian word: a code, how many instructions to skip if
    /// true and if false, and an operand.
    private static long instruction(int code, int ifTrue, int ifFalse, int operand) {
        return code | (long) ifTrue << 16 | (long) ifFalse << 24 | (long) operand << 32;
    }
}
