package dev.darkroom.local.samples;

/// One file of the sample set.
///
/// @param name relative to the set's folder, with slashes
/// @param width in pixels, of the file
/// @param wear what has happened to the file since it was taken
record Sample(
        int number, String name, Kind kind, int width, int height, int orientation, Wear wear) {
    enum Kind {
        JPEG,
        PNG,
        WEBP,
        TEXT
    }

    enum Wear {
        NONE,
        /// The end is missing, as after a broken upload.
        CUT,
        /// Nothing is there.
        EMPTY,
        /// Bytes in the middle are not what they were.
        OVERWRITTEN
    }
}
