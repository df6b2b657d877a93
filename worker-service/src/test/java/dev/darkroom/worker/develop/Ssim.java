package dev.darkroom.worker.develop;

import dev.darkroom.worker.vips.VipsException;
import dev.darkroom.worker.vips.VipsImage;

/// Structural similarity of two images of the same size, on their luma, in windows of 8 by 8 that
/// overlap by half: 1 where they are the same. After Wang, Bovik, Sheikh and Simoncelli, 2004.
final class Ssim {
    private static final int WINDOW = 8;
    private static final double C1 = Math.pow(0.01 * 255, 2);
    private static final double C2 = Math.pow(0.03 * 255, 2);

    private Ssim() {}

    static double of(VipsImage a, VipsImage b) throws VipsException {
        if (a.width() != b.width() || a.height() != b.height()) {
            throw new IllegalArgumentException("images of different sizes");
        }
        double[] first = luma(a);
        double[] second = luma(b);
        double sum = 0;
        int windows = 0;
        for (int y = 0; y + WINDOW <= a.height(); y += WINDOW / 2) {
            for (int x = 0; x + WINDOW <= a.width(); x += WINDOW / 2) {
                sum += window(first, second, y * a.width() + x, a.width());
                windows++;
            }
        }
        return sum / windows;
    }

    private static double window(double[] a, double[] b, int start, int width) {
        double n = WINDOW * WINDOW;
        double sumA = 0;
        double sumB = 0;
        double squaresA = 0;
        double squaresB = 0;
        double products = 0;
        for (int y = 0; y < WINDOW; y++) {
            for (int x = 0; x < WINDOW; x++) {
                double left = a[start + y * width + x];
                double right = b[start + y * width + x];
                sumA += left;
                sumB += right;
                squaresA += left * left;
                squaresB += right * right;
                products += left * right;
            }
        }
        double meanA = sumA / n;
        double meanB = sumB / n;
        double varianceA = squaresA / n - meanA * meanA;
        double varianceB = squaresB / n - meanB * meanB;
        double covariance = products / n - meanA * meanB;
        return (2 * meanA * meanB + C1)
                * (2 * covariance + C2)
                / ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2));
    }

    private static double[] luma(VipsImage image) throws VipsException {
        byte[] pixels = image.pixels();
        int bands = image.bands();
        var luma = new double[image.width() * image.height()];
        for (int i = 0; i < luma.length; i++) {
            int at = i * bands;
            luma[i] =
                    bands < 3
                            ? pixels[at] & 0xff
                            : 0.299 * (pixels[at] & 0xff)
                                    + 0.587 * (pixels[at + 1] & 0xff)
                                    + 0.114 * (pixels[at + 2] & 0xff);
        }
        return luma;
    }
}
