package dev.darkroom.local.samples;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.SplittableRandom;

/// A landscape under a sky: smooth where skies are, rough where land is, with the grain of a
/// sensor, so that it costs a codec what a photo costs.
final class Scene {
    private static final int REFERENCE = 1024;
    private static final float GRAIN = 90;

    private final Noise shapes;
    private final Noise grain;
    private final int offset;
    private final float horizon;
    private final int sky;
    private final int land;

    Scene(Noise shapes, Noise grain, long seed) {
        var random = new SplittableRandom(seed);
        this.shapes = shapes;
        this.grain = grain;
        this.offset = random.nextInt(1 << 20);
        this.horizon = 0.35f + random.nextFloat() * 0.3f;
        this.sky =
                color(90 + random.nextInt(120), 130 + random.nextInt(60), 180 + random.nextInt(60));
        this.land =
                color(60 + random.nextInt(110), 80 + random.nextInt(80), 40 + random.nextInt(60));
    }

    /// Takes the scene with a camera held so that the file's pixels lie as the orientation says.
    ///
    /// @param width of the file, in pixels
    BufferedImage shoot(int width, int height, Orientation orientation) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        int rows = orientation.swapsSides() ? width : height;
        float scale = (float) REFERENCE / Math.max(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = orientation.column(x, y, width, height);
                int row = orientation.row(x, y, width, height);
                pixels[y * width + x] = color(column, row, (float) row / rows, scale);
            }
        }
        return image;
    }

    private int color(int column, int row, float height, float scale) {
        int near = (int) (column * scale) + offset;
        float skyline = horizon + (shapes.at(near, offset) - 0.5f) * 0.4f;
        float noise = (grain.at(column + offset, row) - 0.5f) * GRAIN;
        if (height < skyline) {
            float cloud = shapes.at(near / 2, (int) (row * scale) / 2);
            return shade(sky, 0.75f + height * 0.5f + (cloud - 0.5f) * 0.9f, noise * 0.5f);
        }
        float rock = shapes.at(near * 2, (int) (row * scale * 2));
        return shade(land, 0.5f + rock * 1.2f - (height - skyline) * 0.5f, noise);
    }

    private static int color(int red, int green, int blue) {
        return red << 16 | green << 8 | blue;
    }

    private static int shade(int color, float light, float noise) {
        return color(
                channel((color >> 16 & 0xFF) * light + noise),
                channel((color >> 8 & 0xFF) * light + noise),
                channel((color & 0xFF) * light + noise));
    }

    private static int channel(float value) {
        return Math.clamp((int) value, 0, 255);
    }
}
