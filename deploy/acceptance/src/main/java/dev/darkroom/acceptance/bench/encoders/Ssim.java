package dev.darkroom.acceptance.bench.encoders;

/// Structural similarity (Wang, Bovik, Sheikh, Simoncelli 2004) over windows of 8×8 pixels, one
/// every 4 pixels, all of the same weight, as x264 and FFmpeg measure it.
final class Ssim {
    private static final int STEP = 4;
    private static final int WINDOW = 8;
    private static final int PIXELS = WINDOW * WINDOW;
    private static final double C1 = 0.01 * 255 * 0.01 * 255;
    private static final double C2 = 0.03 * 255 * 0.03 * 255;

    private Ssim() {}

    /// The mean over all windows that lie wholly in the picture; 1 for equal planes.
    static double mean(Plane a, Plane b) {
        if (a.width() != b.width() || a.height() != b.height()) {
            throw new IllegalArgumentException(
                    "planes of %d×%d and %d×%d cannot be compared"
                            .formatted(a.width(), a.height(), b.width(), b.height()));
        }
        int columns = a.width() / STEP;
        int rows = a.height() / STEP;
        if (columns < 2 || rows < 2) {
            throw new IllegalArgumentException(
                    "a plane of %d×%d is smaller than a window".formatted(a.width(), a.height()));
        }
        Sums[] above = row(a, b, 0, columns);
        double total = 0;
        for (int row = 1; row < rows; row++) {
            Sums[] here = row(a, b, row, columns);
            for (int column = 1; column < columns; column++) {
                total +=
                        above[column - 1]
                                .plus(above[column])
                                .plus(here[column - 1])
                                .plus(here[column])
                                .similarity();
            }
            above = here;
        }
        return total / ((rows - 1L) * (columns - 1L));
    }

    private static Sums[] row(Plane a, Plane b, int row, int columns) {
        var sums = new Sums[columns];
        for (int column = 0; column < columns; column++) {
            sums[column] = Sums.of(a, b, column * STEP, row * STEP);
        }
        return sums;
    }

    /// Sums over a block of both planes.
    private record Sums(int a, int b, int squares, int products) {
        static Sums of(Plane first, Plane second, int left, int top) {
            int a = 0;
            int b = 0;
            int squares = 0;
            int products = 0;
            for (int y = top; y < top + STEP; y++) {
                for (int x = left; x < left + STEP; x++) {
                    int one = first.at(x, y);
                    int two = second.at(x, y);
                    a += one;
                    b += two;
                    squares += one * one + two * two;
                    products += one * two;
                }
            }
            return new Sums(a, b, squares, products);
        }

        Sums plus(Sums other) {
            return new Sums(
                    a + other.a, b + other.b, squares + other.squares, products + other.products);
        }

        /// Of a whole window.
        double similarity() {
            double meanA = (double) a / PIXELS;
            double meanB = (double) b / PIXELS;
            double variances = (double) squares / PIXELS - meanA * meanA - meanB * meanB;
            double covariance = (double) products / PIXELS - meanA * meanB;
            return (2 * meanA * meanB + C1)
                    * (2 * covariance + C2)
                    / ((meanA * meanA + meanB * meanB + C1) * (variances + C2));
        }
    }
}
