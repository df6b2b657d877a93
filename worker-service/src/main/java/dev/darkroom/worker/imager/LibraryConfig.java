package dev.darkroom.worker.imager;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// Where the native libraries of imagers are.
@ConfigMapping(prefix = "darkroom.worker")
public interface LibraryConfig {
    /// The file `libvips-cpp.so.*`; by default it is looked for beside the application, in the
    /// folder that the build installs it into, and in the system.
    Optional<String> libvips();

    /// The file `libheif.so.1`, for HEIC; by default the system's, where it is installed.
    Optional<String> libheif();
}
