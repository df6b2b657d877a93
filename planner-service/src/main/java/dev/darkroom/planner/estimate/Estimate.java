package dev.darkroom.planner.estimate;

import dev.darkroom.planner.cost.CostItems;
import dev.darkroom.planner.cost.Prices;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a run is likely to come to: counted are the objects, guessed is what is made of them.
///
/// @param objects that the source names and the filter takes, archived ones included
/// @param archived of them, those that must be restored first, and are not developed
/// @param bySuffix of their keys, in lower case, the most frequent ones; `other` for the rest
/// @param sizes of the objects, columns without any left out
/// @param renditions to be written, and their likely bytes
/// @param vcpuHours of workers
/// @param hours that the run takes with all the workers it may have
/// @param deadline what finishing in time asks for
/// @param cost in US dollars, one month of storage and one copy in another region included
@RegisterForReflection
public record Estimate(
        long objects,
        long bytes,
        Amount archived,
        Map<String, Amount> bySuffix,
        Map<String, Amount> byStorageClass,
        List<SizeRange> sizes,
        long shards,
        long renditions,
        long renditionBytes,
        Requests requests,
        double vcpuHours,
        double hours,
        Optional<Deadline> deadline,
        CostItems cost,
        Prices prices,
        Instant estimatedAt) {
    public Estimate {
        bySuffix = Map.copyOf(bySuffix);
        byStorageClass = Map.copyOf(byStorageClass);
        sizes = List.copyOf(sizes);
    }

    /// Requests that are paid for, planner's own and retries left out.
    @RegisterForReflection
    public record Requests(long gets, long puts, long queue) {}

    /// @param workers that are needed from now on
    /// @param withinLimit whether the run may have so many
    @RegisterForReflection
    public record Deadline(Instant finishBy, long workers, boolean withinLimit) {}
}
