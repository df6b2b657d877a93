package dev.darkroom.local.samples;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/// Takes samples and writes their files.
final class Camera {
    private static final float JPEG_QUALITY = 0.9f;
    private static final int JPEG_START_OF_IMAGE_BYTES = 2;

    private final Noise shapes = new Noise(1, 0.6);
    private final Noise grain = new Noise(2, 0.95);

    void take(Sample sample, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, worn(sample, taken(sample)));
    }

    private byte[] taken(Sample sample) throws IOException {
        return switch (sample.kind()) {
            case JPEG -> {
                var orientation = new Orientation(sample.orientation());
                byte[] jpeg = encode(shoot(sample, orientation), "jpeg");
                yield insert(jpeg, JPEG_START_OF_IMAGE_BYTES, orientation.exifSegment());
            }
            case PNG -> encode(shoot(sample, new Orientation(1)), "png");
            case WEBP -> encode(shoot(sample, new Orientation(1)), "webp");
            case TEXT ->
                    "This file was called .jpg, but it is no image.\n"
                            .getBytes(StandardCharsets.UTF_8);
        };
    }

    private BufferedImage shoot(Sample sample, Orientation orientation) {
        return new Scene(shapes, grain, sample.number())
                .shoot(sample.width(), sample.height(), orientation);
    }

    private static byte[] encode(BufferedImage image, String format) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        var bytes = new ByteArrayOutputStream();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(JPEG_QUALITY);
            }
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] insert(byte[] bytes, int at, byte[] inserted) {
        var joined = new ByteArrayOutputStream(bytes.length + inserted.length);
        joined.write(bytes, 0, at);
        joined.writeBytes(inserted);
        joined.write(bytes, at, bytes.length - at);
        return joined.toByteArray();
    }

    private static byte[] worn(Sample sample, byte[] bytes) {
        return switch (sample.wear()) {
            case NONE -> bytes;
            case CUT -> Arrays.copyOf(bytes, bytes.length / 2);
            case EMPTY -> new byte[0];
            case OVERWRITTEN -> {
                var random = new SplittableRandom(sample.number());
                for (int i = bytes.length / 3; i < bytes.length * 2 / 3; i++) {
                    bytes[i] = (byte) random.nextInt();
                }
                yield bytes;
            }
        };
    }
}
