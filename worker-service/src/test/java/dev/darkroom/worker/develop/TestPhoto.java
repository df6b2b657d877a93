package dev.darkroom.worker.develop;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/// Photos for tests: four quarters, when upright red and green above blue and white.
public final class TestPhoto {
    private static final Color[] QUARTERS = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};

    private TestPhoto() {}

    public static BufferedImage upright(int width, int height) {
        return stored(1, width, height);
    }

    /// Always the same noise, which a JPEG needs many bytes for.
    static BufferedImage noise(int width, int height) {
        var random = new Random(7);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return image;
    }

    /// The pixels as a camera stores them for an orientation of EXIF.
    ///
    /// @param width upright
    static BufferedImage stored(int orientation, int width, int height) {
        boolean onItsSide = orientation >= 5;
        var image =
                new BufferedImage(
                        onItsSide ? height : width,
                        onItsSide ? width : height,
                        BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int color = QUARTERS[(x < width / 2 ? 0 : 1) + (y < height / 2 ? 0 : 2)].getRGB();
                int right = width - 1 - x;
                int bottom = height - 1 - y;
                switch (orientation) {
                    case 1 -> image.setRGB(x, y, color);
                    case 2 -> image.setRGB(right, y, color);
                    case 3 -> image.setRGB(right, bottom, color);
                    case 4 -> image.setRGB(x, bottom, color);
                    case 5 -> image.setRGB(y, x, color);
                    case 6 -> image.setRGB(y, right, color);
                    case 7 -> image.setRGB(bottom, right, color);
                    case 8 -> image.setRGB(bottom, x, color);
                    default -> throw new IllegalArgumentException("orientation " + orientation);
                }
            }
        }
        return image;
    }

    /// A JPEG whose EXIF says how it is turned.
    static byte[] turned(int orientation, int width, int height) {
        byte[] jpeg = encoded("jpg", stored(orientation, width, height));
        ByteBuffer exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xFFE1)
                .putShort((short) 34)
                .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 1);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0);
        return ByteBuffer.allocate(jpeg.length + exif.position())
                .put(jpeg, 0, 2)
                .put(exif.flip())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    public static byte[] encoded(String format, BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("Java writes no " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static Path file(Path folder, String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
