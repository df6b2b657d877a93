package dev.darkroom.worker.imager;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// Where libvips is.
@ConfigMapping(prefix = "darkroom.worker")
public interface LibvipsConfig {
    /// The file `libvips-cpp.so.*`; by default it is looked for beside the application, in the
    /// folder that the build installs it into, and in the system.
    Optional<String> libvips();
}
