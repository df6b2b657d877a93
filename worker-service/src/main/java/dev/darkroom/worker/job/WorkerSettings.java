package dev.darkroom.worker.job;

import dev.darkroom.contracts.RunName;
import dev.darkroom.worker.shard.SessionLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// A worker's configuration, complete and checked.
public record WorkerSettings(
        RunName run,
        Optional<BatchJob> batchJob,
        String jobQueueUrl,
        String eventQueueUrl,
        String controlBucket,
        Path scratch,
        SessionLimits limits,
        Pace pace) {
    private static final String PREFIX = "darkroom.worker.";
    private static final String IMAGER_COUNT = "imager.count";
    private static final Duration LEAST_VISIBILITY = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    /// The count of imagers. In AWS Batch it must be set: a container there sees all processors of
    /// a machine of which it has a share.
    ///
    /// @param batchJobId of this process, `AWS_BATCH_JOB_ID`
    static int imagers(OptionalInt count, Optional<String> batchJobId) throws IllegalConfiguration {
        if (count.isEmpty() && batchJobId.isPresent()) {
            throw missing(IMAGER_COUNT);
        }
        int imagers = count.orElse(Runtime.getRuntime().availableProcessors());
        if (imagers < 1) {
            throw wrong(IMAGER_COUNT, imagers, "1 or more");
        }
        return imagers;
    }

    /// @param batchJobId of this process, `AWS_BATCH_JOB_ID`
    /// @param imagers photos developed at the same time; twice as many and two are in hand
    static WorkerSettings of(WorkerConfig config, Optional<String> batchJobId, int imagers)
            throws IllegalConfiguration {
        if (config.receiveWait().compareTo(LONGEST_WAIT) > 0 || config.receiveWait().isNegative()) {
            throw wrong("receive-wait", config.receiveWait(), "at most PT20S, SQS' own limit");
        }
        Duration visibility = config.visibilityTimeout();
        if (visibility.compareTo(LEAST_VISIBILITY) < 0
                || visibility.compareTo(SessionLimits.LONGEST_VISIBILITY) > 0) {
            throw wrong("visibility-timeout", visibility, "PT1S to PT12H, SQS' own limit");
        }
        if (config.maxSourceBytes() < 1) {
            throw wrong("max-source-bytes", config.maxSourceBytes(), "1 or more");
        }
        return new WorkerSettings(
                runName(required("run", config.run())),
                config.wave().flatMap(wave -> batchJobId.map(id -> BatchJob.of(wave, id))),
                required("job-queue-url", config.jobQueueUrl()),
                required("event-queue-url", config.eventQueueUrl()),
                required("control-bucket", config.controlBucket()),
                config.scratch()
                        .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "darkroom")),
                limits(config, imagers),
                new Pace(config.receiveWait(), config.idleTime(), config.lifetime()));
    }

    private static SessionLimits limits(WorkerConfig config, int imagers)
            throws IllegalConfiguration {
        try {
            return SessionLimits.of(2 * imagers + 2, config.scratchBytes())
                    .withTimes(
                            config.visibilityTimeout(),
                            config.checkpointInterval(),
                            config.stallLimit());
        } catch (IllegalArgumentException e) {
            throw new IllegalConfiguration("%s*: %s".formatted(PREFIX, e.getMessage()));
        }
    }

    private static RunName runName(String value) throws IllegalConfiguration {
        try {
            return new RunName(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalConfiguration("%srun: %s".formatted(PREFIX, e.getMessage()));
        }
    }

    private static String required(String key, Optional<String> value) throws IllegalConfiguration {
        return value.filter(text -> !text.isBlank()).orElseThrow(() -> missing(key));
    }

    private static IllegalConfiguration missing(String key) {
        return new IllegalConfiguration(
                "%s%s is missing: set it, or the environment variable %s"
                        .formatted(PREFIX, key, variable(key)));
    }

    private static IllegalConfiguration wrong(String key, Object value, String expected) {
        return new IllegalConfiguration(
                "%s%s is %s (expected %s)".formatted(PREFIX, key, value, expected));
    }

    private static String variable(String key) {
        return (PREFIX + key).toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    /// The times of the worker's loop.
    record Pace(Duration receiveWait, Duration idleTime, Duration lifetime) {}
}
