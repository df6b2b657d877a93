package dev.darkroom.local.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The packaged worker, and the ways to start it on the Java that runs this.
///
/// @param target the folder that its module is built into
public record WorkerProgram(Path target) {
    public WorkerProgram {
        target = target.toAbsolutePath().normalize();
    }

    /// The folder that it is packaged into.
    public Path app() {
        return target.resolve("quarkus-app");
    }

    /// The runnable jar; an imager's AOT cache is looked for beside it by the worker.
    public Path jar() {
        return app().resolve("quarkus-run.jar");
    }

    /// The AOT cache of the worker itself, which stands there once a rehearsal was recorded.
    public Path cache() {
        return app().resolve("worker.aot");
    }

    /// The native executable, where one was built.
    public Path executable() {
        return target.resolve("worker-service-1.0.0-SNAPSHOT-runner");
    }

    /// The quickest start that is there: with the AOT cache, or else without.
    public List<String> command() {
        return command(Files.exists(cache()));
    }

    /// @param cached whether with the AOT cache
    public List<String> command(boolean cached) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED"));
        if (cached) {
            command.add("-XX:AOTCache=" + cache());
            // A cache of another build or JVM is passed over, and nobody needs to hear of it.
            command.add("-Xlog:aot=off");
        }
        command.addAll(List.of("-jar", jar().toString()));
        return List.copyOf(command);
    }
}
