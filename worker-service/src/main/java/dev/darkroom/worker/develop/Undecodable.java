package dev.darkroom.worker.develop;

import dev.darkroom.worker.vips.VipsException;

/// libvips could not decode a photo; the cause says why.
final class Undecodable extends Exception {
    private static final long serialVersionUID = 1L;

    private final VipsException said;

    Undecodable(VipsException said) {
        super(said);
        this.said = said;
    }

    VipsException said() {
        return said;
    }
}
