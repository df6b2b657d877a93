package dev.darkroom.planner.run;

import dev.darkroom.contracts.Capacity;
import dev.darkroom.contracts.Spending;
import dev.darkroom.contracts.Tally;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What a planner sees of a run besides its document, gathered anew for each decision.
///
/// @param published the highest revision of the run document that this planner has published
/// @param reported shard reports of the generation in the control bucket, each told to status
/// @param tally of all of them
/// @param queue empty if SQS could not be asked
/// @param quietSince since when this planner has seen the queue empty without a break
/// @param waves of those not ended, by name; one that is missing is [WaveSight.Unseen]
/// @param blocked why a capacity's job queue starts nothing, in Batch's words
/// @param spending counted up to this look
public record Sight(
        long published,
        int reported,
        Tally tally,
        Optional<QueueDepth> queue,
        Optional<Instant> quietSince,
        Map<String, WaveSight> waves,
        Map<Capacity, String> blocked,
        Spending spending) {
    public Sight {
        waves = Map.copyOf(waves);
        blocked = Map.copyOf(blocked);
    }

    /// Of a world whose job queues are open, before anything was spent.
    public Sight(
            long published,
            int reported,
            Tally tally,
            Optional<QueueDepth> queue,
            Optional<Instant> quietSince,
            Map<String, WaveSight> waves) {
        this(
                published,
                reported,
                tally,
                queue,
                quietSince,
                waves,
                Map.of(),
                Spending.none(Instant.EPOCH));
    }

    WaveSight wave(String name) {
        return waves.getOrDefault(name, new WaveSight.Unseen());
    }

    /// Shards that are waiting or being worked on.
    long backlog() {
        return queue.map(QueueDepth::backlog).orElse(0L);
    }
}
