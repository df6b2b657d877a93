package dev.darkroom.planner.run;

import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.contracts.Capacity;
import dev.darkroom.contracts.Destination;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunSpec;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.ShardLimits;
import dev.darkroom.contracts.Wave;
import dev.darkroom.contracts.WorkerLimits;
import java.time.Instant;

/// Run documents for tests.
final class TestRuns {
    private TestRuns() {}

    static Wave wave(String run, int workers) {
        return Wave.written(
                Wave.nameOf(new RunName(run), 1, 1), workers, Capacity.SPOT, 0, Instant.EPOCH);
    }

    static RunSpec awaitingConfirmation(RunSpec spec) {
        return new RunSpec(
                spec.name(),
                spec.source(),
                spec.filter(),
                spec.destination(),
                spec.recipe(),
                spec.shards(),
                spec.workers(),
                spec.toleratedFailures(),
                spec.maxCost(),
                spec.finishBy(),
                spec.tags(),
                spec.share(),
                true);
    }

    static RunDocument running(String run, String queueUrl, Wave wave) {
        var spec =
                new RunSpec(
                        new RunName(run),
                        new BucketPrefix("raw", ""),
                        Destination.of("processed", ""),
                        BuiltInRecipes.web(),
                        ShardLimits.DEFAULT,
                        WorkerLimits.DEFAULT);
        return new RunEdit(RunDocument.created(spec, Instant.EPOCH))
                .plan(new Plan(1, 0, 10, 100, 1_000))
                .queueUrl(queueUrl)
                .state(RunState.RUNNING)
                .wave(wave)
                .at(Instant.EPOCH);
    }
}
