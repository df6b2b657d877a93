package dev.darkroom.planner.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Planner's settings, each also an environment variable: `DARKROOM_PLANNER_CONTROL_BUCKET`.
@ConfigMapping(prefix = "darkroom.planner")
public interface PlannerConfig {
    /// The bucket that holds run documents, plans and shard reports.
    String controlBucket();

    /// The queue that status-service reads.
    String eventQueueUrl();

    /// Where job messages end up that were received again and again; without it they stay until
    /// they expire.
    Optional<String> deadLetterQueueArn();

    /// Runs worked on at the same moment; the others wait for their turn.
    @WithDefault("16")
    int runsAtOnce();

    /// Parts of a plan made at the same moment; each holds some 10 MB. Without it, one a processor.
    OptionalInt partsAtOnce();

    /// What photos cost to develop into the sizes of `web` as baseline JPEG, by the suffix of their
    /// key in lower case: `rates.jpg.base-millis`. It goes before what planner assumes.
    Map<String, Rate> rates();

    Queue queue();

    Batch batch();

    Pace pace();

    Prices prices();

    /// The work that a photo of some format costs.
    interface Rate {
        /// vCPU-milliseconds of a photo, however small.
        int baseMillis();

        /// vCPU-milliseconds more for each MiB of it.
        int millisPerMebibyte();
    }

    /// The job queue of each run.
    interface Queue {
        /// How long a job message is hidden once received; the worker extends it while it makes
        /// progress.
        @WithDefault("PT2M")
        Duration visibility();

        /// Receipts before a message goes to the dead-letter queue: high, since handing back is
        /// normal.
        @WithDefault("1000")
        int maxReceiveCount();
    }

    /// Where workers run.
    interface Batch {
        /// The name or ARN of the AWS Batch job queue, on Spot capacity.
        String jobQueue();

        /// The name or ARN of a second job queue, on on-demand capacity, which mops up what is left
        /// or what Spot capacity fails to do; without it everything waits for Spot.
        Optional<String> mopUpJobQueue();

        /// The name or ARN of the AWS Batch job definition.
        String jobDefinition();

        /// Attempts of a worker that was reclaimed or drained.
        @WithDefault("5")
        int attempts();

        /// After so long AWS Batch ends an attempt of a worker.
        @WithDefault("PT12H")
        Duration timeout();

        /// The vCPUs of a worker by its job definition, for what it costs; a run's limits may name
        /// others.
        @WithDefault("2")
        int vcpus();

        /// How long a shard may take a worker: kept free between the end of a worker's lifetime and
        /// its timeout, and taken for what a shard costs until that is measured.
        @WithDefault("PT10M")
        Duration shardTime();

        /// Workers that have been RUNNABLE for so long show in the run's reason.
        @WithDefault("PT10M")
        Duration runnableLimit();

        /// Calls of AWS Batch a second, at most: an account has about 50, for all planners and
        /// everyone else in it.
        @WithDefault("20")
        int callsPerSecond();
    }

    /// What AWS charges, in US dollars. Every default is an assumption to be checked against the
    /// price list of the region.
    interface Prices {
        /// An hour of one vCPU on Spot capacity, memory included: varies by the minute.
        @WithDefault("0.02")
        double spotVcpuHour();

        /// An hour of one vCPU on on-demand capacity, memory included.
        @WithDefault("0.05")
        double onDemandVcpuHour();

        /// A million PUT requests to S3 Standard.
        @WithDefault("5.0")
        double millionPuts();

        /// A million GET requests to S3 Standard.
        @WithDefault("0.40")
        double millionGets();

        /// A million requests to a standard queue of SQS.
        @WithDefault("0.40")
        double millionSqsRequests();

        /// A gigabyte in S3 Standard for a month.
        @WithDefault("0.023")
        double gigabyteMonth();

        /// A gigabyte sent to another region by replication.
        @WithDefault("0.02")
        double gigabyteReplicated();

        /// A million objects listed by S3 Inventory.
        @WithDefault("0.0025")
        double millionInventoryObjects();
    }

    /// How patient planner is.
    interface Pace {
        /// Between two looks at a run of up to a thousand shards.
        @WithDefault("PT2S")
        Duration look();

        /// A planner's right to a run, unless renewed.
        @WithDefault("PT30S")
        Duration lease();

        /// How long a run's queue must be empty before shards without a report are sent again.
        @WithDefault("PT1M")
        Duration quiet();

        /// How long workers of an ended run may take to leave.
        @WithDefault("PT1M")
        Duration closing();

        /// How often shards are sent before those without a report are given up.
        @WithDefault("4")
        int rounds();

        /// Between two looks for runs that other planners took in.
        @WithDefault("PT10S")
        Duration discovery();
    }
}
