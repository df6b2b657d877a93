package dev.darkroom.status.progress;

import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.Tally;
import java.time.Instant;

/// What one event changes about a run's progress.
public sealed interface Change {
    RunName run();

    /// A shard is reported. Counted once per run, generation and shard, which is the store's part;
    /// the first told is kept.
    ///
    /// @param supersedes the results that its objects had before
    record ShardCounted(
            RunName run, ShardId shard, Tally tally, Tally supersedes, Instant reportedAt)
            implements Change {
        public ShardCounted {
            notNegative(tally);
            notNegative(supersedes);
        }
    }

    /// A wave's workers are started. Counted once per run and wave, which is the store's part.
    record WaveCounted(RunName run, String wave, int workers, Instant at) implements Change {
        public WaveCounted {
            notNegative("workers", workers);
        }
    }

    /// Planner wrote the run. Kept only if it is the highest revision seen, but for the time since
    /// when there is a plan.
    record RunRevised(RunName run, Revision revision) implements Change {}

    private static void notNegative(Tally tally) {
        tally.objects().forEach((outcome, count) -> notNegative(outcome.name(), count));
        tally.reasons().forEach(Change::notNegative);
    }

    private static void notNegative(String what, long count) {
        if (count < 0) {
            throw new IllegalArgumentException("%s is negative: %d".formatted(what, count));
        }
    }
}
