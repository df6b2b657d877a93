package dev.darkroom.local.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.LogManager;

/// The log of the embedded cloud's servers, which speak SLF4J: warnings, in a file instead of the
/// terminal.
final class CloudLog {
    private CloudLog() {}

    static void to(Path file) throws IOException {
        String pattern = file.toString().replace("%", "%%").replace("\\", "\\\\");
        String settings =
                """
                handlers = java.util.logging.FileHandler
                .level = WARNING
                java.util.logging.FileHandler.formatter = java.util.logging.SimpleFormatter
                java.util.logging.SimpleFormatter.format = %1$tF %1$tT %4$s %3$s %5$s%6$s%n
                """
                        + "java.util.logging.FileHandler.pattern = "
                        + pattern;
        LogManager.getLogManager()
                .readConfiguration(
                        new ByteArrayInputStream(settings.getBytes(StandardCharsets.UTF_8)));
    }
}
