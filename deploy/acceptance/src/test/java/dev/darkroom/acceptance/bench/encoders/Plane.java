package dev.darkroom.acceptance.bench.encoders;

/// One channel of a picture, a byte a pixel, row by row.
record Plane(int width, int height, byte[] values) {
    Plane {
        if (values.length != width * height) {
            throw new IllegalArgumentException(
                    "a plane of %d×%d has %d values".formatted(width, height, values.length));
        }
    }

    int at(int x, int y) {
        return values[y * width + x] & 0xFF;
    }
}
