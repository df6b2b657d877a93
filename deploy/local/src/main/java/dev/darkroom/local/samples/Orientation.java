package dev.darkroom.local.samples;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// An EXIF orientation, 1 to 8: how the pixels of a file lie to the scene that they show.
///
/// [Exif 2.32](https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf), tag 0x0112
public record Orientation(int tag) {
    private static final int APP1 = 0xFFE1;
    private static final short ORIENTATION_TAG = 0x0112;
    private static final short TYPE_SHORT = 3;

    public Orientation {
        if (tag < 1 || tag > 8) {
            throw new IllegalArgumentException(
                    "orientation is %d (expected 1 to 8)".formatted(tag));
        }
    }

    /// Whether the file's rows run along the scene's columns.
    public boolean swapsSides() {
        return tag >= 5;
    }

    /// The scene's column that a pixel of a file of this width and height shows.
    public int column(int x, int y, int width, int height) {
        return switch (tag) {
            case 1, 4 -> x;
            case 2, 3 -> width - 1 - x;
            case 5, 8 -> y;
            default -> height - 1 - y;
        };
    }

    /// The scene's row that a pixel of a file of this width and height shows.
    public int row(int x, int y, int width, int height) {
        return switch (tag) {
            case 1, 2 -> y;
            case 3, 4 -> height - 1 - y;
            case 5, 6 -> x;
            default -> width - 1 - x;
        };
    }

    /// A JPEG's APP1 segment that says so: a TIFF header and a directory of one entry.
    public byte[] exifSegment() {
        byte[] exif = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
        byte[] tiff =
                ByteBuffer.allocate(26)
                        .put("MM\0*".getBytes(StandardCharsets.US_ASCII))
                        .putInt(8)
                        .putShort((short) 1)
                        .putShort(ORIENTATION_TAG)
                        .putShort(TYPE_SHORT)
                        .putInt(1)
                        .putShort((short) tag)
                        .array();
        int length = 2 + exif.length + tiff.length;
        return ByteBuffer.allocate(2 + length)
                .putShort((short) APP1)
                .putShort((short) length)
                .put(exif)
                .put(tiff)
                .array();
    }
}
