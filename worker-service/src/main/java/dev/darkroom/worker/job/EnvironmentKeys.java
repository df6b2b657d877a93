package dev.darkroom.worker.job;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The environment variables that configure a worker. Quarkus refuses an unknown key in a file, but
/// not in the environment, where a slip of the pen would go unseen.
final class EnvironmentKeys {
    static final String PREFIX = "DARKROOM_WORKER_";

    static final Set<String> KNOWN =
            Set.of(
                    "RUN",
                    "WAVE",
                    "JOB_QUEUE_URL",
                    "EVENT_QUEUE_URL",
                    "CONTROL_BUCKET",
                    "SCRATCH",
                    "SCRATCH_BYTES",
                    "SCRATCH_MEMORY",
                    "SCRATCH_MEMORY_BYTES",
                    "SCRATCH_MEMORY_LARGEST",
                    "VISIBILITY_TIMEOUT",
                    "CHECKPOINT_INTERVAL",
                    "STALL_LIMIT",
                    "RECEIVE_WAIT",
                    "IDLE_TIME",
                    "LIFETIME",
                    "MAX_SOURCE_BYTES",
                    "LIBVIPS",
                    "LIBHEIF",
                    "IMAGER_COUNT",
                    "IMAGER_MEMORY_BUDGET",
                    "IMAGER_MEMORY",
                    "IMAGER_MAX_PIXELS",
                    "IMAGER_MAX_FRAMES",
                    "IMAGER_MAX_RENDITION_PIXELS",
                    "IMAGER_TIME_LIMIT",
                    "IMAGER_CPU_LIMIT");

    private EnvironmentKeys() {}

    static void check(Map<String, String> environment) throws IllegalConfiguration {
        for (String variable : new TreeSet<>(environment.keySet())) {
            if (variable.startsWith(PREFIX)
                    && !KNOWN.contains(variable.substring(PREFIX.length()))) {
                throw new IllegalConfiguration(
                        "unknown environment variable %s (known: %s and one of %s)"
                                .formatted(
                                        variable, PREFIX, String.join(", ", new TreeSet<>(KNOWN))));
            }
        }
    }
}
