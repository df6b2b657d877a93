package dev.darkroom.worker.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The configuration of a worker. In AWS Batch the environment of the job holds it: `run` is
/// `DARKROOM_WORKER_RUN`.
@ConfigMapping(prefix = "darkroom.worker")
public interface WorkerConfig {
    /// The name of the run; required.
    Optional<String> run();

    /// The name of the wave that started this worker; absent when it is run by hand.
    Optional<String> wave();

    /// The run's SQS job queue; required.
    Optional<String> jobQueueUrl();

    /// The SQS event queue; required.
    Optional<String> eventQueueUrl();

    /// The control bucket; required.
    Optional<String> controlBucket();

    /// The folder for the files in hand; `java.io.tmpdir/darkroom` if absent.
    Optional<Path> scratch();

    /// Bytes of originals in scratch at the same time; one may exceed it alone.
    @WithDefault("2147483648")
    long scratchBytes();

    /// Bytes of the largest original that is fetched: a longer one is rejected without a GET.
    @WithDefault("536870912")
    long maxSourceBytes();

    /// The folder in memory (tmpfs) for small originals and what is made of them; `/dev/shm` if
    /// absent, where there is one.
    Optional<Path> scratchMemory();

    /// Bytes of files in memory at the same time; part of what the container needs. 0: no file is
    /// put there.
    @WithDefault("67108864")
    long scratchMemoryBytes();

    /// Bytes of the largest original that is put into memory.
    @WithDefault("8388608")
    long scratchMemoryLargest();

    /// How long a job message stays invisible unless it is extended.
    @WithDefault("PT2M")
    Duration visibilityTimeout();

    /// At least this long between two checkpoints.
    @WithDefault("PT30S")
    Duration checkpointInterval();

    /// A shard of which no object is finished for this long is handed back.
    @WithDefault("PT10M")
    Duration stallLimit();

    /// How long one long poll of the job queue waits; SQS allows 20 seconds.
    @WithDefault("PT20S")
    Duration receiveWait();

    /// The worker ends when the job queue was empty for this long.
    @WithDefault("PT30S")
    Duration idleTime();

    /// The worker takes no more shards after at most this long, and at least nine tenths of it.
    @WithDefault("PT6H")
    Duration lifetime();
}
