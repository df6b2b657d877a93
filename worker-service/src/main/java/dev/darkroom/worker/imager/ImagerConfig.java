package dev.darkroom.worker.imager;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/// The imagers of a worker.
@ConfigMapping(prefix = "darkroom.worker.imager")
public interface ImagerConfig {
    /// How many there are, at least one; by default as many as the JVM sees processors. A
    /// container's share of a larger machine is not seen: required in AWS Batch.
    OptionalInt count();

    /// The memory that one may hold, as heap and private mappings.
    @WithDefault("1G")
    MemorySize memory();

    /// Width times height, by its header, of the largest photo that is developed.
    @WithDefault("200000000")
    long maxPixels();

    /// Frames of the longest animation that is developed whole.
    @WithDefault("500")
    int maxFrames();

    /// Width times height of the largest rendition, times its frames.
    @WithDefault("100000000")
    long maxRenditionPixels();

    /// Wall time for one photo.
    @WithDefault("PT60S")
    Duration timeLimit();
}
