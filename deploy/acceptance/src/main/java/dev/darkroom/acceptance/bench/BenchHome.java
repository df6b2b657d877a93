package dev.darkroom.acceptance.bench;

import dev.darkroom.local.worker.WorkerProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A checkout of Darkroom, as benchmarks see it.
record BenchHome(Path root) {
    BenchHome {
        root = root.toAbsolutePath().normalize();
    }

    static BenchHome ofThisProcess() {
        return new BenchHome(Path.of(System.getProperty("darkroom.root", ".")));
    }

    WorkerProgram worker() {
        return new WorkerProgram(root.resolve("worker-service/target"));
    }

    /// What is kept between commands.
    Path kept() {
        return root.resolve(".darkroom");
    }

    Path sources() {
        return root.resolve("deploy/acceptance/src/bench");
    }

    /// Of the benchmark's own programs: this module's, and all that the worker is packaged with.
    String classPath() {
        Path app = worker().app();
        return String.join(
                ":",
                root.resolve("deploy/acceptance/target/classes").toString(),
                app + "/app/*",
                app + "/lib/main/*",
                app + "/lib/boot/*");
    }

    /// A new folder for one benchmark, in place of what an earlier one left.
    Path work(String name) throws IOException {
        Path folder = kept().resolve("bench").resolve(name);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> tree = Files.walk(folder)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    /// The folder with sharp and the AWS SDK for JavaScript, installed as package-lock.json pins
    /// them.
    Path nodeModules() throws IOException, InterruptedException {
        Path folder =
                Files.createDirectories(root.resolve("deploy/acceptance/target/bench-modules"));
        Path log = folder.resolve("install.log");
        var install =
                new ProcessBuilder(
                                "sh",
                                root.resolve("worker-service/install-libvips.sh").toString(),
                                folder.toString())
                        .directory(sources().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        if (install.start().waitFor() != 0) {
            throw new BenchFailed(
                    "sharp and the AWS SDK for JavaScript cannot be installed: "
                            + Files.readString(log));
        }
        for (String script : List.of("sharp.mjs")) {
            Files.copy(
                    sources().resolve(script),
                    folder.resolve(script),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        return folder;
    }
}
