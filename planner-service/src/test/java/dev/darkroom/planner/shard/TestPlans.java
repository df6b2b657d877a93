package dev.darkroom.planner.shard;

import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.contracts.Destination;
import dev.darkroom.contracts.Dispatch;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunLimits;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunSpec;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.ShardLimits;
import dev.darkroom.contracts.Spending;
import dev.darkroom.contracts.WorkerLimits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Runs to be planned, for tests.
final class TestPlans {
    private TestPlans() {}

    static RunDocument run(RunName name, int epoch, ShardLimits shards) {
        var spec =
                new RunSpec(
                        name,
                        new BucketPrefix("raw", ""),
                        Destination.of("processed", ""),
                        BuiltInRecipes.web(),
                        shards,
                        WorkerLimits.DEFAULT);
        return new RunDocument(
                RunDocument.VERSION,
                spec,
                RunState.PLANNING,
                1,
                epoch,
                Optional.empty(),
                RunLimits.DEFAULT,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Dispatch.NONE,
                List.of(),
                Spending.none(Instant.EPOCH),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH,
                false);
    }
}
