package dev.darkroom.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The run as it stands in the control bucket, `runs/{run}/run.json`: every change of it is one
/// conditional write.
///
/// @param revision one more with every write: orders what is published about the run
/// @param epoch one more with every planner that takes the run over
/// @param generation one more with every redrive
/// @param queueUrl of the run's job queue, once it is made
/// @param reason why the run is in its state, for people
/// @param closed workers gone and queue deleted, after a final state
public record RunDocument(
        int version,
        RunSpec spec,
        RunState state,
        long revision,
        int epoch,
        Optional<Lease> lease,
        int generation,
        Optional<Snapshot> snapshot,
        Optional<Plan> plan,
        Optional<String> queueUrl,
        Dispatch dispatch,
        List<Wave> waves,
        Optional<Tally> tally,
        Optional<String> reason,
        Instant createdAt,
        Instant changedAt,
        boolean closed) {
    public static final int VERSION = 1;

    public RunDocument {
        Documents.version("run document", version, VERSION);
        Documents.required("spec", spec);
        Documents.required("state", state);
        Documents.required("dispatch", dispatch);
        waves = List.copyOf(waves);
    }

    public static RunDocument created(RunSpec spec, Instant now) {
        return new RunDocument(
                VERSION,
                spec,
                RunState.PLANNING,
                1,
                0,
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Dispatch.NONE,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                now,
                now,
                false);
    }

    public RunName name() {
        return spec.name();
    }

    /// The wave of a worker, by the name of its Batch job, if this document names it under that job
    /// id or none yet.
    public boolean names(String waveName, String jobId) {
        return waves.stream()
                .filter(wave -> wave.name().equals(waveName))
                .anyMatch(wave -> wave.jobId().map(jobId::equals).orElse(true) && !wave.ended());
    }
}
