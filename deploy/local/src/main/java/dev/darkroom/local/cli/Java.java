package dev.darkroom.local.cli;

import java.nio.file.Path;
import java.util.List;

/// Commands that run a service's jar on the Java that runs this.
final class Java {
    private Java() {}

    /// @param heap as a JVM flag: `-Xmx256m`
    static List<String> jar(Path jar, String heap) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                heap,
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString());
    }
}
