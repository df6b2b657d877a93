package dev.darkroom.worker.vips;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What an imager takes upon itself, by the C library and Linux' numbers (the same on x86-64 and
/// AArch64): limits of memory and time, and signals that are not meant for it.
public final class ProcessLimits {
    private static final int RLIMIT_DATA = 2;
    private static final int RLIMIT_CORE = 4;
    private static final int SIGINT = 2;
    private static final int SIGTERM = 15;
    private static final MemorySegment SIG_IGN = MemorySegment.ofAddress(1);

    private final NativeFunctions functions;

    public ProcessLimits() {
        functions = new NativeFunctions(Linker.nativeLinker().defaultLookup());
    }

    /// Lets this process leave no core dumps, which would hold a stranger's photo.
    public void noCoreDumps() {
        limit(RLIMIT_CORE, 0, 0);
    }

    /// Bounds the memory that this process may hold.
    ///
    /// @param bytes of heap and private mappings; an allocation beyond fails, what is held stays
    /// @param most that the bound can be raised to later
    public void memory(long bytes, long most) {
        limit(RLIMIT_DATA, bytes, most);
    }

    private void limit(int resource, long soft, long hard) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment softAndHard = arena.allocate(ValueLayout.JAVA_LONG, 2);
            softAndHard.setAtIndex(ValueLayout.JAVA_LONG, 0, soft);
            softAndHard.setAtIndex(ValueLayout.JAVA_LONG, 1, hard);
            if (functions.intOfIntPointer("setrlimit", resource, softAndHard) != 0) {
                throw new IllegalStateException(
                        "resource limit %d cannot be set to %d bytes of %d"
                                .formatted(resource, soft, hard));
            }
        }
    }

    /// Ends this process after so many seconds, whatever it is doing; 0 takes that back. It is for
    /// an imager whose worker is gone and cannot end it.
    public void alarm(int seconds) {
        var _ = functions.intOfInt("alarm", seconds);
    }

    /// Passes over the signals that a terminal or a process manager sends to a whole group: the
    /// worker decides when its imagers end.
    public void ignoreStops() {
        var _ = functions.pointerOfIntPointer("signal", SIGINT, SIG_IGN);
        var _ = functions.pointerOfIntPointer("signal", SIGTERM, SIG_IGN);
    }
}
