package dev.darkroom.planner.run;

import dev.darkroom.contracts.Tally;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What a planner sees of a run besides its document, gathered anew for each decision.
///
/// @param published the highest revision of the run document that this planner has published
/// @param reported shard reports in the control bucket, each told to status
/// @param tally of all of them
/// @param queue empty if SQS could not be asked
/// @param quietSince since when this planner has seen the queue empty without a break
/// @param waves of those not ended, by name; one that is missing is [WaveSight.Unseen]
public record Sight(
        long published,
        int reported,
        Tally tally,
        Optional<QueueDepth> queue,
        Optional<Instant> quietSince,
        Map<String, WaveSight> waves) {
    public Sight {
        waves = Map.copyOf(waves);
    }

    WaveSight wave(String name) {
        return waves.getOrDefault(name, new WaveSight.Unseen());
    }
}
