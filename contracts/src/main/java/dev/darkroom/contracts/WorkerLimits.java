package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How many workers a run may have, and how large they are.
///
/// @param max workers at the same time, starting ones included
/// @param shardsPerWorker shards that justify one more worker
/// @param onDemandMax of them, those on on-demand capacity; 0 for Spot alone
/// @param vcpus of a worker; empty for what the job definition says
/// @param memoryMiB of a worker; empty for what the job definition says
public record WorkerLimits(
        int max,
        int shardsPerWorker,
        int onDemandMax,
        Optional<Integer> vcpus,
        Optional<Integer> memoryMiB) {
    public static final WorkerLimits DEFAULT = new WorkerLimits(100, 4);

    /// The children of one array job, which is the most that a wave can start.
    private static final int MOST_WORKERS = 10_000;

    private static final int DEFAULT_ON_DEMAND_MAX = 10;

    public WorkerLimits {
        Documents.within("max", max, 1, MOST_WORKERS);
        Documents.within("shardsPerWorker", shardsPerWorker, 1, 100_000);
        Documents.within("onDemandMax", onDemandMax, 0, MOST_WORKERS);
        vcpus.ifPresent(count -> Documents.within("vcpus", count, 1, 192));
        memoryMiB.ifPresent(size -> Documents.within("memoryMiB", size, 512, 1 << 20));
    }

    /// As large as the job definition says, some on-demand ones among them.
    public WorkerLimits(int max, int shardsPerWorker) {
        this(max, shardsPerWorker, DEFAULT_ON_DEMAND_MAX, Optional.empty(), Optional.empty());
    }

    @JsonCreator
    static WorkerLimits read(
            @JsonProperty("max") @Nullable Integer max,
            @JsonProperty("shardsPerWorker") @Nullable Integer shardsPerWorker,
            @JsonProperty("onDemandMax") @Nullable Integer onDemandMax,
            @JsonProperty("vcpus") @Nullable Integer vcpus,
            @JsonProperty("memoryMiB") @Nullable Integer memoryMiB) {
        return new WorkerLimits(
                max == null ? DEFAULT.max : max,
                shardsPerWorker == null ? DEFAULT.shardsPerWorker : shardsPerWorker,
                onDemandMax == null ? DEFAULT.onDemandMax : onDemandMax,
                Optional.ofNullable(vcpus),
                Optional.ofNullable(memoryMiB));
    }
}
