package dev.darkroom.worker.imager;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// The imagers of a worker.
@ConfigMapping(prefix = "darkroom.worker.imager")
public interface ImagerConfig {
    /// How many there are, at least one; by default as many as the JVM sees processors. A
    /// container's share of a larger machine is not seen: required in AWS Batch.
    OptionalInt count();

    /// The memory that all of them together may hold, as heap and private mappings; by default 6
    /// tenths of the container's limit, or of the machine's memory.
    Optional<MemorySize> memoryBudget();

    /// The memory that each may hold at any time; by default an equal part of the budget, at most
    /// 512M. Photos that take more share the rest of the budget, in turn.
    Optional<MemorySize> memory();

    /// Width times height, by its header, of the largest photo that is developed.
    @WithDefault("200000000")
    long maxPixels();

    /// Frames of the longest animation that is developed whole.
    @WithDefault("500")
    int maxFrames();

    /// Width times height of the largest rendition, times its frames.
    @WithDefault("100000000")
    long maxRenditionPixels();

    /// Wall time for one photo, which ends an imager that hangs.
    @WithDefault("PT2M")
    Duration timeLimit();

    /// CPU time for one photo: the same limit on a busy machine as on an idle one.
    @WithDefault("PT1M")
    Duration cpuLimit();
}
