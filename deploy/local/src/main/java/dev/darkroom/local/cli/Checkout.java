package dev.darkroom.local.cli;

import dev.darkroom.local.worker.WorkerProgram;
import java.nio.file.Path;

/// A checkout of Darkroom: where its parts stand once they are built.
record Checkout(Path root) {
    Checkout {
        root = root.toAbsolutePath().normalize();
    }

    /// What this machine keeps between commands: samples, logs, the embedded cloud's data.
    Path home() {
        String elsewhere = System.getProperty("darkroom.home");
        return elsewhere == null ? root.resolve(".darkroom") : Path.of(elsewhere);
    }

    /// The runnable jar of a service.
    Path jar(String service) {
        return root.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
    }

    WorkerProgram worker() {
        return new WorkerProgram(root.resolve("worker-service/target"));
    }
}
