package dev.darkroom.worker.develop;

import java.util.Optional;

/// The files of the libraries that an imager loads, where they are not to be looked for.
public record NativeLibraries(Optional<String> libvips, Optional<String> libheif) {
    /// Both are looked for.
    public static NativeLibraries found() {
        return new NativeLibraries(Optional.empty(), Optional.empty());
    }
}
