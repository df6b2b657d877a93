package dev.darkroom.status.testing;

import static dev.darkroom.status.testing.Events.START;
import static dev.darkroom.status.testing.Events.changed;
import static dev.darkroom.status.testing.Events.planned;
import static dev.darkroom.status.testing.Events.tally;
import static dev.darkroom.status.testing.Events.wave;

import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.StatusEvent;
import dev.darkroom.contracts.StatusEvent.RunChanged;
import dev.darkroom.contracts.StatusEvent.ShardReported;
import dev.darkroom.contracts.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Events of runs that are driven again.
public final class Redrives {
    private Redrives() {}

    public static Tally failed(long objects) {
        return new Tally(
                Map.of(Outcome.FAILED, objects),
                Math.max(0, objects * 1000),
                0,
                0,
                Map.of("throttled", objects));
    }

    /// The run, ordered to be driven again: no plan, but as many objects as before.
    public static RunChanged plannedAnew(RunName run, long revision, long objects) {
        return changed(run, revision, RunState.PLANNING, Optional.empty(), Optional.of(objects));
    }

    /// @param objects of the generation
    /// @param all objects of the run
    public static RunChanged redriven(
            RunName run,
            long revision,
            RunState state,
            int generation,
            int shards,
            long objects,
            long all) {
        var plan =
                new Plan(
                        generation + 1,
                        generation,
                        shards,
                        objects,
                        objects * 1000,
                        Optional.of(failed(objects)));
        return changed(run, revision, state, Optional.of(plan), Optional.of(all));
    }

    public static ShardReported reportedAgain(
            RunName run, ShardId shard, Tally tally, Tally supersedes, long seconds) {
        return new ShardReported(
                run, shard, tally, START.plusSeconds(seconds), Optional.of(supersedes));
    }

    /// A whole run of three generations, to its end: of the ten objects of a shard, seven are
    /// developed at first, one is rejected, two fail; of these one is developed in the second
    /// generation, the other in the third.
    public static List<StatusEvent> ofRedrivenRun(RunName run, int shards) {
        long all = shards * 10L;
        var events = new ArrayList<StatusEvent>();
        events.add(changed(run, 1, RunState.PLANNING));
        events.add(planned(run, 2, RunState.RUNNING, shards, all));
        events.add(wave(run, 1, 5));
        events.add(planned(run, 3, RunState.COMPLETED_WITH_FAILURES, shards, all));
        events.add(plannedAnew(run, 4, all));
        events.add(redriven(run, 5, RunState.RUNNING, 1, shards, 2L * shards, all));
        events.add(wave(run, 2, 4));
        events.add(redriven(run, 6, RunState.COMPLETED_WITH_FAILURES, 1, shards, 2L * shards, all));
        events.add(plannedAnew(run, 7, all));
        events.add(redriven(run, 8, RunState.RUNNING, 2, shards, shards, all));
        events.add(wave(run, 3, 3));
        for (int i = 0; i < shards; i++) {
            Tally first = tally(7, 1).plus(failed(2));
            Tally second = tally(1, 0).plus(failed(1));
            events.add(reportedAgain(run, new ShardId(0, i), first, Tally.NONE, 100 + i));
            events.add(reportedAgain(run, new ShardId(1, i), second, failed(2), 200 + i));
            events.add(reportedAgain(run, new ShardId(2, i), tally(1, 0), failed(1), 300 + i));
        }
        events.add(redriven(run, 9, RunState.COMPLETED, 2, shards, shards, all));
        return events;
    }
}
