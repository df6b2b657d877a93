package dev.darkroom.local.batch;

import dev.darkroom.local.process.Leftovers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What a Batch server has: queues, job definitions, folders, and Batch's two fixed durations,
/// which tests shorten.
///
/// @param logs folder of the jobs' logs, a file an attempt
/// @param work folder that attempts have their own working folders in, while they run
/// @param grace what a process has between SIGTERM and SIGKILL
/// @param minimumTimeout the shortest timeout that a job may have
public record BatchConfig(
        Path logs,
        Path work,
        List<JobQueue> queues,
        List<JobDefinition> definitions,
        Duration grace,
        Duration minimumTimeout,
        Leftovers leftovers) {
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration MINIMUM_TIMEOUT = Duration.ofSeconds(60);

    public BatchConfig {
        logs = logs.toAbsolutePath().normalize();
        work = work.toAbsolutePath().normalize();
        queues = List.copyOf(queues);
        definitions = List.copyOf(definitions);
        if (queues.isEmpty()) throw new IllegalArgumentException("no job queue is configured");
    }

    /// Batch's own durations, and all files but the logs below one folder.
    public static BatchConfig of(
            Path folder, Path logs, List<JobQueue> queues, List<JobDefinition> definitions) {
        return new BatchConfig(
                logs,
                folder.resolve("work"),
                queues,
                definitions,
                GRACE,
                MINIMUM_TIMEOUT,
                new Leftovers(folder.resolve("processes"), Duration.ofSeconds(5)));
    }

    /// The same with other durations.
    public BatchConfig with(Duration otherGrace, Duration otherMinimumTimeout) {
        return new BatchConfig(
                logs, work, queues, definitions, otherGrace, otherMinimumTimeout, leftovers);
    }
}
