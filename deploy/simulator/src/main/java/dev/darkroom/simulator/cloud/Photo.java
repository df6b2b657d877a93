package dev.darkroom.simulator.cloud;

import dev.darkroom.contracts.SourceObject;
import java.util.Optional;

/// A source object as it is now.
///
/// @param broken whether an imager rejects it, always
public record Photo(String key, long size, String etag, boolean broken) {

    public SourceObject listed() {
        return new SourceObject(key, Optional.empty(), size, etag);
    }

    Photo changed() {
        return new Photo(key, size + 1, etag + "'", broken);
    }
}
