package dev.darkroom.acceptance;

import dev.darkroom.local.samples.Orientation;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// Photos whose four corners tell which way is up: red and green above, blue and white below.
final class Photos {
    private Photos() {}

    /// Writes a JPEG whose pixels lie as the orientation says.
    ///
    /// @param width of the upright scene
    static void writeJpeg(Path file, int width, int height, int tag) throws IOException {
        var orientation = new Orientation(tag);
        boolean swap = orientation.swapsSides();
        int fileWidth = swap ? height : width;
        int fileHeight = swap ? width : height;
        var image = new BufferedImage(fileWidth, fileHeight, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < fileHeight; y++) {
            for (int x = 0; x < fileWidth; x++) {
                int column = orientation.column(x, y, fileWidth, fileHeight);
                int row = orientation.row(x, y, fileWidth, fileHeight);
                image.setRGB(x, y, corner(column < width / 2, row < height / 2).getRGB());
            }
        }
        var jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", jpeg);
        byte[] bytes = jpeg.toByteArray();
        var tagged = new ByteArrayOutputStream();
        tagged.write(bytes, 0, 2);
        tagged.writeBytes(orientation.exifSegment());
        tagged.write(bytes, 2, bytes.length - 2);
        Files.createDirectories(file.getParent());
        Files.write(file, tagged.toByteArray());
    }

    static Color corner(boolean left, boolean above) {
        if (above) {
            return left ? Color.RED : Color.GREEN;
        }
        return left ? Color.BLUE : Color.WHITE;
    }

    /// Whether a picture's corners are where they belong, as nearly as JPEG keeps them.
    static boolean isUpright(BufferedImage image) {
        int right = image.getWidth() * 3 / 4;
        int below = image.getHeight() * 3 / 4;
        int left = image.getWidth() / 4;
        int above = image.getHeight() / 4;
        return isNear(image.getRGB(left, above), corner(true, true))
                && isNear(image.getRGB(right, above), corner(false, true))
                && isNear(image.getRGB(left, below), corner(true, false))
                && isNear(image.getRGB(right, below), corner(false, false));
    }

    private static boolean isNear(int rgb, Color color) {
        var seen = new Color(rgb);
        return Math.abs(seen.getRed() - color.getRed()) < 40
                && Math.abs(seen.getGreen() - color.getGreen()) < 40
                && Math.abs(seen.getBlue() - color.getBlue()) < 40;
    }
}
