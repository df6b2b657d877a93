package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Something that happened to a run, told to whoever keeps its progress. Events come late, twice
/// and in any order.
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        property = "type",
        defaultImpl = StatusEvent.Unknown.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = StatusEvent.RunChanged.class, name = "run-changed"),
    @JsonSubTypes.Type(value = StatusEvent.ShardReported.class, name = "shard-reported"),
    @JsonSubTypes.Type(value = StatusEvent.WaveSubmitted.class, name = "wave-submitted"),
    @JsonSubTypes.Type(value = StatusEvent.JobsSeen.class, name = "jobs-seen"),
    @JsonSubTypes.Type(value = StatusEvent.DeadLetterSeen.class, name = "dead-letter-seen"),
})
public sealed interface StatusEvent {

    /// The run as planner last wrote it; the highest revision is the newest.
    ///
    /// @param plan of the newest generation; empty until it is planned
    /// @param objects of the run, in all generations; empty until it is planned
    record RunChanged(
            RunName run,
            long revision,
            RunState state,
            String recipe,
            Optional<Plan> plan,
            Optional<Long> objects,
            Optional<String> reason,
            Instant createdAt,
            Instant at)
            implements StatusEvent {
        public RunChanged {
            Documents.required("run", run);
            Documents.required("state", state);
            Documents.required("at", at);
        }

        public static RunChanged of(RunDocument run) {
            return new RunChanged(
                    run.name(),
                    run.revision(),
                    run.state(),
                    run.spec().recipe().name(),
                    run.plan(),
                    run.objects(),
                    run.reason(),
                    run.createdAt(),
                    run.changedAt());
        }
    }

    /// A shard's report stands in the control bucket, with this tally. However often it is told, it
    /// says the same.
    ///
    /// @param reportedAt when the report was written
    /// @param supersedes the results that its objects had in the generation before, which no longer
    ///   count
    record ShardReported(
            RunName run, ShardId shard, Tally tally, Instant reportedAt, Optional<Tally> supersedes)
            implements StatusEvent {
        public ShardReported {
            Documents.required("run", run);
            Documents.required("shard", shard);
            Documents.required("tally", tally);
            Documents.required("reportedAt", reportedAt);
        }

        /// Of objects that had no result before.
        public ShardReported(RunName run, ShardId shard, Tally tally, Instant reportedAt) {
            this(run, shard, tally, reportedAt, Optional.empty());
        }
    }

    /// A wave has become a Batch job.
    record WaveSubmitted(RunName run, String wave, String jobId, int workers, Instant at)
            implements StatusEvent {
        public WaveSubmitted {
            Documents.required("run", run);
            Documents.text("wave", wave);
            Documents.text("jobId", jobId);
            Documents.required("at", at);
        }
    }

    /// What AWS Batch shows of a wave; the latest counts.
    ///
    /// @param states workers by the state of their job, by Batch's words: `RUNNABLE`
    /// @param reason why they do not start, or failed
    record JobsSeen(
            RunName run,
            String wave,
            Capacity capacity,
            Map<String, Integer> states,
            Optional<String> reason,
            Instant at)
            implements StatusEvent {
        public JobsSeen {
            Documents.required("run", run);
            Documents.text("wave", wave);
            states = Map.copyOf(Documents.required("states", states));
            Documents.required("at", at);
        }
    }

    /// A job message that was received again and again lies in the dead-letter queue.
    ///
    /// @param messageId of SQS
    /// @param shard empty if the message cannot be read
    record DeadLetterSeen(
            Optional<RunName> run, String messageId, Optional<ShardId> shard, Instant at)
            implements StatusEvent {
        public DeadLetterSeen {
            Documents.text("messageId", messageId);
            Documents.required("at", at);
        }
    }

    /// An event of a type that this version does not know: counted and passed over.
    record Unknown() implements StatusEvent {}
}
