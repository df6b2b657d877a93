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
/// @param limits that hold now: the spec's until somebody changes them
/// @param redrive why there is another generation; empty for the first
/// @param estimatedAt when `runs/{run}/estimate.json` was written, for a run that is to be
///   confirmed
/// @param queueUrl of the run's job queue, once it is made
/// @param spending of all generations
/// @param tally of all objects, when the run, or its generation before, was complete
/// @param judged the sums of the generation when the run was last paused for its failures: only
///   what comes after them is judged anew
/// @param reason why the run is in its state, for people
/// @param closed workers gone and queue deleted, after a final state
public record RunDocument(
        int version,
        RunSpec spec,
        RunState state,
        long revision,
        int epoch,
        Optional<Lease> lease,
        RunLimits limits,
        int generation,
        Optional<Redrive> redrive,
        Optional<Instant> estimatedAt,
        Optional<Snapshot> snapshot,
        Optional<Plan> plan,
        Optional<String> queueUrl,
        Dispatch dispatch,
        List<Wave> waves,
        Spending spending,
        Optional<Tally> tally,
        Optional<Tally> judged,
        Optional<String> reason,
        Instant createdAt,
        Instant changedAt,
        boolean closed) {
    public static final int VERSION = 1;

    public RunDocument {
        Documents.version("run document", version, VERSION);
        Documents.required("spec", spec);
        Documents.required("state", state);
        Documents.required("limits", limits);
        Documents.required("dispatch", dispatch);
        Documents.required("spending", spending);
        waves = List.copyOf(waves);
    }

    public static RunDocument created(RunSpec spec, Instant now) {
        return new RunDocument(
                VERSION,
                spec,
                spec.awaitConfirmation() ? RunState.AWAITING_CONFIRMATION : RunState.PLANNING,
                1,
                0,
                Optional.empty(),
                spec.limits(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Dispatch.NONE,
                List.of(),
                Spending.none(now),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                now,
                now,
                false);
    }

    /// A run as far as workers look at it, for those who have workers but no planner.
    public static RunDocument forWorkers(
            RunSpec spec, RunState state, List<Wave> waves, Instant now) {
        return new RunDocument(
                VERSION,
                spec,
                state,
                2,
                1,
                Optional.empty(),
                spec.limits(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Dispatch.NONE,
                waves,
                Spending.none(now),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                now,
                now,
                false);
    }

    public RunName name() {
        return spec.name();
    }

    /// All source objects of the run, once it is planned: a redrive adds none.
    public Optional<Long> objects() {
        return redrive.map(again -> again.before().total()).or(() -> plan.map(Plan::objects));
    }

    /// The wave of a worker, by the name of its Batch job, if this document names it under that job
    /// id or none yet.
    public boolean names(String waveName, String jobId) {
        return waves.stream()
                .filter(wave -> wave.name().equals(waveName))
                .anyMatch(wave -> wave.jobId().map(jobId::equals).orElse(true) && !wave.ended());
    }
}
