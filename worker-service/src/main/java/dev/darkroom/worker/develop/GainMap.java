package dev.darkroom.worker.develop;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The second picture in the JPEGs of phones, which makes the first one brighter on an HDR screen.
/// It is not developed: the first is what every other screen shows.
final class GainMap {
    private static final int APPLICATION_1 = 0xFFE1;
    private static final int APPLICATION_2 = 0xFFE2;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final int SMALLEST_MARKER = 0xFFC0;

    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";

    /// Android's and Adobe's in the two spellings of their XMP, and Apple's.
    private static final List<String> SIGNS_IN_XMP =
            List.of("hdrgm:Version", "Item:Semantic=\"GainMap\"", "HDRGainMap");

    private static final String ISO = "urn:iso:std:iso:ts:21496:-1\0";

    private GainMap() {}

    /// Whether the segments before a JPEG's picture tell of one.
    static boolean isIn(Path jpeg) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(jpeg)))) {
            in.skipNBytes(2);
            for (int marker = in.readUnsignedShort();
                    marker >= SMALLEST_MARKER && marker != START_OF_SCAN;
                    marker = in.readUnsignedShort()) {
                int length = Math.max(0, in.readUnsignedShort() - 2);
                if (marker == APPLICATION_1 || marker == APPLICATION_2) {
                    var segment = new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
                    if (tells(segment)) {
                        return true;
                    }
                } else {
                    in.skipNBytes(length);
                }
            }
            return false;
        } catch (EOFException e) {
            return false;
        }
    }

    private static boolean tells(String segment) {
        return segment.startsWith(ISO)
                || (segment.startsWith(XMP) && SIGNS_IN_XMP.stream().anyMatch(segment::contains));
    }
}
