package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// How large a shard may grow: a shard ends with the object that reaches one of the limits, and one
/// object may exceed them alone.
///
/// @param maxObjects source objects in a shard
/// @param maxBytes bytes of source objects in a shard
/// @param maxVcpuSeconds estimated work in a shard
public record ShardLimits(int maxObjects, long maxBytes, int maxVcpuSeconds) {
    /// Some minutes of work for a worker of two vCPUs.
    public static final ShardLimits DEFAULT = new ShardLimits(1_000, 4L << 30);

    private static final int DEFAULT_VCPU_SECONDS = 600;

    /// A report is held whole in a worker's memory: about 1 KB an object.
    private static final int MOST_OBJECTS = 10_000;

    public ShardLimits {
        Documents.within("maxObjects", maxObjects, 1, MOST_OBJECTS);
        Documents.within("maxBytes", maxBytes, 1, 1L << 50);
        Documents.within("maxVcpuSeconds", maxVcpuSeconds, 1, 12 * 3_600);
    }

    /// With the default limit on work.
    public ShardLimits(int maxObjects, long maxBytes) {
        this(maxObjects, maxBytes, DEFAULT_VCPU_SECONDS);
    }

    @JsonCreator
    static ShardLimits read(
            @JsonProperty("maxObjects") @Nullable Integer maxObjects,
            @JsonProperty("maxBytes") @Nullable Long maxBytes,
            @JsonProperty("maxVcpuSeconds") @Nullable Integer maxVcpuSeconds) {
        return new ShardLimits(
                maxObjects == null ? DEFAULT.maxObjects : maxObjects,
                maxBytes == null ? DEFAULT.maxBytes : maxBytes,
                maxVcpuSeconds == null ? DEFAULT.maxVcpuSeconds : maxVcpuSeconds);
    }
}
