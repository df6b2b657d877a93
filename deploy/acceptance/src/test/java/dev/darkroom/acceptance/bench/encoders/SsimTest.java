package dev.darkroom.acceptance.bench.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SsimTest {
    private static final int WIDTH = 37;
    private static final int HEIGHT = 29;

    @Test
    void equalPlanesAreWhollyAlike() {
        assertThat(Ssim.mean(noise(1), noise(1))).isEqualTo(1.0, within(1e-12));
    }

    @Test
    void flatPlanesDifferByTheirBrightnessAlone() {
        double c1 = 0.01 * 255 * 0.01 * 255;
        double expected = (2.0 * 100 * 110 + c1) / (100 * 100 + 110 * 110 + c1);
        assertThat(Ssim.mean(flat(100), flat(110))).isEqualTo(expected, within(1e-12));
    }

    @Test
    void agreesWithTheDefinition() {
        assertThat(Ssim.mean(noise(1), noise(2)))
                .isEqualTo(byDefinition(noise(1), noise(2)), within(1e-9));
    }

    @Test
    void strongerNoiseIsLessAlike() {
        Plane plane = noise(1);
        double little = Ssim.mean(plane, disturbed(plane, 4));
        double much = Ssim.mean(plane, disturbed(plane, 40));
        assertThat(little).isGreaterThan(0.99);
        assertThat(much).isLessThan(little);
    }

    @Test
    void planesOfOtherSizeAreRefused() {
        assertThatThrownBy(() -> Ssim.mean(noise(1), new Plane(8, 8, new byte[64])))
                .hasMessage("planes of 37×29 and 8×8 cannot be compared");
    }

    private static Plane noise(long seed) {
        byte[] values = new byte[WIDTH * HEIGHT];
        new Random(seed).nextBytes(values);
        return new Plane(WIDTH, HEIGHT, values);
    }

    private static Plane flat(int value) {
        byte[] values = new byte[WIDTH * HEIGHT];
        Arrays.fill(values, (byte) value);
        return new Plane(WIDTH, HEIGHT, values);
    }

    private static Plane disturbed(Plane plane, int amplitude) {
        var random = new Random(7);
        byte[] values = new byte[WIDTH * HEIGHT];
        for (int i = 0; i < values.length; i++) {
            int value = plane.at(i % WIDTH, i / WIDTH) + random.nextInt(-amplitude, amplitude + 1);
            values[i] = (byte) Math.clamp(value, 0, 255);
        }
        return new Plane(WIDTH, HEIGHT, values);
    }

    /// Window by window, with means and variances by their textbook formulas.
    private static double byDefinition(Plane a, Plane b) {
        double total = 0;
        int windows = 0;
        for (int top = 0; top + 8 <= HEIGHT; top += 4) {
            for (int left = 0; left + 8 <= WIDTH; left += 4) {
                total += window(a, b, left, top);
                windows++;
            }
        }
        return total / windows;
    }

    private static double window(Plane a, Plane b, int left, int top) {
        double meanA = 0;
        double meanB = 0;
        for (int i = 0; i < 64; i++) {
            meanA += a.at(left + i % 8, top + i / 8) / 64.0;
            meanB += b.at(left + i % 8, top + i / 8) / 64.0;
        }
        double varianceA = 0;
        double varianceB = 0;
        double covariance = 0;
        for (int i = 0; i < 64; i++) {
            double ofA = a.at(left + i % 8, top + i / 8) - meanA;
            double ofB = b.at(left + i % 8, top + i / 8) - meanB;
            varianceA += ofA * ofA / 64;
            varianceB += ofB * ofB / 64;
            covariance += ofA * ofB / 64;
        }
        double c1 = 6.5025;
        double c2 = 58.5225;
        return (2 * meanA * meanB + c1)
                * (2 * covariance + c2)
                / ((meanA * meanA + meanB * meanB + c1) * (varianceA + varianceB + c2));
    }
}
