package dev.darkroom.acceptance.bench.encoders;

/// One channel of a picture, a byte a pixel, row by row.
final class Plane {
    private final int width;
    private final int height;
    private final byte[] values;

    /// @param values from now on this plane's
    Plane(int width, int height, byte[] values) {
        if (values.length != width * height) {
            throw new IllegalArgumentException(
                    "a plane of %d×%d has %d values".formatted(width, height, values.length));
        }
        this.width = width;
        this.height = height;
        this.values = values;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int at(int x, int y) {
        return values[y * width + x] & 0xFF;
    }
}
