package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
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
})
public sealed interface StatusEvent {

    /// The run as planner last wrote it; the highest revision is the newest.
    ///
    /// @param plan empty until the run is planned
    record RunChanged(
            RunName run,
            long revision,
            RunState state,
            String recipe,
            Optional<Plan> plan,
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
                    run.reason(),
                    run.createdAt(),
                    run.changedAt());
        }
    }

    /// A shard's report stands in the control bucket, with this tally. However often it is told, it
    /// says the same.
    ///
    /// @param reportedAt when the report was written
    record ShardReported(RunName run, ShardId shard, Tally tally, Instant reportedAt)
            implements StatusEvent {
        public ShardReported {
            Documents.required("run", run);
            Documents.required("shard", shard);
            Documents.required("tally", tally);
            Documents.required("reportedAt", reportedAt);
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

    /// An event of a type that this version does not know: counted and passed over.
    record Unknown() implements StatusEvent {}
}
