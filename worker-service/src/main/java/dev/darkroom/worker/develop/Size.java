package dev.darkroom.worker.develop;

/// A width and a height in pixels, upright.
record Size(int width, int height) {
    Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "a size of %d x %d pixels (expected 1 or more each way)"
                            .formatted(width, height));
        }
    }

    /// Whether an image of this size is large enough to make one of another size from.
    boolean covers(Size other) {
        return width >= other.width && height >= other.height;
    }

    /// As much of this as there is of another.
    Size atMost(Size other) {
        return new Size(Math.min(width, other.width), Math.min(height, other.height));
    }

    /// The least that covers both.
    Size atLeast(Size other) {
        return new Size(Math.max(width, other.width), Math.max(height, other.height));
    }

    long pixels() {
        return (long) width * height;
    }

    @Override
    public String toString() {
        return width + " x " + height;
    }
}
