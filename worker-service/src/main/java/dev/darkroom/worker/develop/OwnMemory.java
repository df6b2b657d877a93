package dev.darkroom.worker.develop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What this process holds of the memory that its limit counts: heap and private mappings.
final class OwnMemory {
    private static final Pattern DATA = Pattern.compile("VmData:\\s+(\\d+) kB");

    private OwnMemory() {}

    /// In bytes; 0 where the system does not say.
    static long now() {
        try {
            Matcher data = DATA.matcher(Files.readString(Path.of("/proc/self/status")));
            return data.find() ? Long.parseLong(data.group(1)) << 10 : 0;
        } catch (IOException e) {
            System.err.println("/proc/self/status cannot be read: " + e);
            return 0;
        }
    }
}
