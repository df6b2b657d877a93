package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// How many workers a run may have.
///
/// @param max workers at the same time, starting ones included
/// @param shardsPerWorker shards that justify one more worker
public record WorkerLimits(int max, int shardsPerWorker) {
    public static final WorkerLimits DEFAULT = new WorkerLimits(100, 4);

    /// The children of one array job, which is the most that a wave can start.
    private static final int MOST_WORKERS = 10_000;

    public WorkerLimits {
        Documents.within("max", max, 1, MOST_WORKERS);
        Documents.within("shardsPerWorker", shardsPerWorker, 1, 100_000);
    }

    @JsonCreator
    static WorkerLimits read(
            @JsonProperty("max") @Nullable Integer max,
            @JsonProperty("shardsPerWorker") @Nullable Integer shardsPerWorker) {
        return new WorkerLimits(
                max == null ? DEFAULT.max : max,
                shardsPerWorker == null ? DEFAULT.shardsPerWorker : shardsPerWorker);
    }
}
