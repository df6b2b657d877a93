package dev.darkroom.worker.imager;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The memory that this process and its children may have: the container's limit, or else the
/// machine's.
final class MachineMemory {
    /// Of cgroups of version 2, and of version 1, as a container sees its own.
    private static final String[] LIMITS = {
        "sys/fs/cgroup/memory.max", "sys/fs/cgroup/memory/memory.limit_in_bytes"
    };

    private static final Pattern TOTAL = Pattern.compile("MemTotal:\\s+(\\d+) kB");

    /// What this process would have where the system says nothing.
    private static final long UNKNOWN = 2L << 30;

    private MachineMemory() {}

    /// In bytes.
    ///
    /// @param root of the file system
    static long bytes(Path root) {
        LongStream limits = Stream.of(LIMITS).map(root::resolve).mapToLong(MachineMemory::limit);
        return LongStream.concat(limits, LongStream.of(total(root.resolve("proc/meminfo"))))
                .filter(bytes -> bytes > 0)
                .min()
                .orElse(UNKNOWN);
    }

    /// 0 where there is none; version 1 writes a number beyond every machine's.
    private static long limit(Path file) {
        try {
            String text = Files.readString(file).strip();
            return text.equals("max") ? 0 : Long.parseLong(text);
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private static long total(Path meminfo) {
        try {
            Matcher total = TOTAL.matcher(Files.readString(meminfo));
            return total.find() ? Long.parseLong(total.group(1)) << 10 : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
