package dev.darkroom.planner.api;

import dev.darkroom.contracts.Capacity;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunLimits;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunSpec;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.Tally;
import dev.darkroom.contracts.Wave;
import dev.darkroom.planner.cost.CostItems;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A run as clients see it.
///
/// @param reason why the run is in its state, for people
/// @param plan its shards, objects and bytes; absent until it is planned
/// @param limits that hold now, the spec's until they are changed
/// @param generation how often the run was driven again
/// @param estimatedAt when the estimate was there of a run that is to be confirmed
/// @param tally of all objects; absent until the run is complete
/// @param cost so far, of workers' time; requests and storage come in when the run is complete
/// @param closed workers gone and job queue deleted
public record RunView(
        RunName name,
        RunState state,
        Optional<String> reason,
        RunSpec spec,
        RunLimits limits,
        int generation,
        Optional<Instant> estimatedAt,
        Optional<PlanView> plan,
        List<WaveView> waves,
        Optional<Tally> tally,
        CostItems cost,
        Instant createdAt,
        Instant changedAt,
        boolean closed,
        Links links) {
    public RunView {
        waves = List.copyOf(waves);
    }

    static RunView of(RunDocument run, CostItems cost) {
        return new RunView(
                run.name(),
                run.state(),
                run.reason(),
                run.spec(),
                run.limits(),
                run.generation(),
                run.estimatedAt(),
                run.plan().map(PlanView::of),
                run.waves().stream().map(WaveView::of).toList(),
                run.tally(),
                cost,
                run.createdAt(),
                run.changedAt(),
                run.closed(),
                Links.of(run));
    }

    /// What a run consists of.
    public record PlanView(int shards, long objects, long bytes) {
        static PlanView of(Plan plan) {
            return new PlanView(plan.shards(), plan.objects(), plan.bytes());
        }
    }

    /// A submission of workers.
    ///
    /// @param jobId of AWS Batch, once it is known
    public record WaveView(
            String name,
            int workers,
            Capacity capacity,
            Optional<String> jobId,
            boolean ended,
            Instant writtenAt) {
        static WaveView of(Wave wave) {
            return new WaveView(
                    wave.name(),
                    wave.workers(),
                    wave.capacity(),
                    wave.jobId(),
                    wave.ended(),
                    wave.writtenAt());
        }
    }

    /// Where the run itself is, and its estimate.
    public record Links(URI self, Optional<URI> estimate) {
        static Links of(RunDocument run) {
            URI self = URI.create(RunsResource.PATH + '/' + run.name());
            return new Links(self, run.estimatedAt().map(_ -> URI.create(self + "/estimate")));
        }
    }
}
