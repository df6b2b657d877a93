package dev.darkroom.worker.develop;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/// Pictures with what photos have: sky, shapes of all sizes, fine lines, and a little noise.
final class Scene {
    private Scene() {}

    /// Always the same picture for the same seed.
    static BufferedImage of(long seed, int width, int height) {
        var random = new Random(seed);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setPaint(
                new GradientPaint(0, 0, color(random), width / 3f, height, color(random)));
        graphics.fillRect(0, 0, width, height);
        double side = Math.max(width, height);
        for (int i = 0; i < 400; i++) {
            double size = side * Math.pow(random.nextDouble(), 4) / 2 + 2;
            double x = random.nextDouble() * width;
            double y = random.nextDouble() * height;
            graphics.setPaint(color(random));
            if (i % 3 == 0) {
                graphics.draw(new Line2D.Double(x, y, x + size, y + size * random.nextGaussian()));
            } else {
                graphics.fill(new Ellipse2D.Double(x, y, size, size * (0.3 + random.nextDouble())));
            }
        }
        graphics.dispose();
        addNoise(image, random);
        return image;
    }

    private static void addNoise(BufferedImage image, Random random) {
        int[] pixels =
                image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        for (int i = 0; i < pixels.length; i++) {
            int noise = (int) (random.nextGaussian() * 4);
            int red = Math.clamp((pixels[i] >> 16 & 0xff) + noise, 0, 255);
            int green = Math.clamp((pixels[i] >> 8 & 0xff) + noise, 0, 255);
            int blue = Math.clamp((pixels[i] & 0xff) + noise, 0, 255);
            pixels[i] = red << 16 | green << 8 | blue;
        }
        image.setRGB(0, 0, image.getWidth(), image.getHeight(), pixels, 0, image.getWidth());
    }

    private static Color color(Random random) {
        return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }
}
