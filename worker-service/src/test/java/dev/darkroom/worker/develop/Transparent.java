package dev.darkroom.worker.develop;

import java.awt.Color;
import java.awt.image.BufferedImage;

/// Pictures that are transparent in part.
final class Transparent {
    private Transparent() {}

    /// An ellipse, opaque and green, on nothing that is stored as red: where alpha is not reckoned
    /// with, its edge turns red.
    static BufferedImage ring(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double across = (x + 0.5) / width * 2 - 1;
                double down = (y + 0.5) / height * 2 - 1;
                boolean within = across * across + down * down < 0.5;
                image.setRGB(
                        x,
                        y,
                        (within ? new Color(0, 200, 0, 255) : new Color(255, 0, 0, 0)).getRGB());
            }
        }
        return image;
    }
}
