package dev.darkroom.local.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// An instance that starts a process, writes it down, says its id and waits to be killed.
final class LeftBehind {
    private LeftBehind() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder("sleep", "120")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var _ =
                new Leftovers(Path.of(arguments[0]), Duration.ofSeconds(1))
                        .record(process.toHandle());
        System.out.println(process.pid());
        Thread.sleep(Duration.ofMinutes(2));
    }
}
