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

    /// What photos cost to develop by the recipe `web`, by the suffix of their key in lower case:
    /// `rates.jpg.base-millis`. It goes before what planner assumes.
    Map<String, Rate> rates();

    Queue queue();

    Batch batch();

    Pace pace();

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
        /// The name or ARN of the AWS Batch job queue.
        String jobQueue();

        /// The name or ARN of the AWS Batch job definition.
        String jobDefinition();

        /// Attempts of a worker that was reclaimed or drained.
        @WithDefault("5")
        int attempts();

        /// After so long AWS Batch ends an attempt of a worker.
        @WithDefault("PT12H")
        Duration timeout();
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
