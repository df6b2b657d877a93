package dev.darkroom.worker.develop;

import dev.darkroom.worker.vips.ColourSpace;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A colour profile as it stands in a photo, of which so much is read as to tell whether it is
/// needed at all: most of those in photos are one of the many spellings of sRGB, and converting by
/// it would change nothing and cost a fifth of the development.
final class IccProfile {
    private static final int HEADER = 128;
    private static final int TAG = 12;
    private static final int MAX_TAGS = 100;

    /// The colours of sRGB's red, green and blue, as profiles have them: adapted to D50.
    private static final List<Primary> SRGB =
            List.of(
                    new Primary("rXYZ", 0.4361, 0.2225, 0.0139),
                    new Primary("gXYZ", 0.3851, 0.7169, 0.0971),
                    new Primary("bXYZ", 0.1431, 0.0606, 0.7141));

    private static final List<String> CURVES = List.of("rTRC", "gTRC", "bTRC");
    private static final double SAME_PRIMARY = 0.002;

    private final ByteBuffer bytes;

    IccProfile(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /// Whether it is a profile, and one for such pixels.
    boolean isUsableFor(ColourSpace space) {
        if (bytes.limit() <= HEADER || !text(36).equals("acsp")) {
            return false;
        }
        return text(16).equals(
                        switch (space) {
                            case GREY -> "GRAY";
                            case CMYK -> "CMYK";
                            case OTHER -> "RGB ";
                        });
    }

    /// Whether colours by it are those of sRGB, as closely as one byte a value can tell.
    boolean isSrgb() {
        return text(16).equals("RGB ")
                && text(20).equals("XYZ ")
                && tag("A2B0").isEmpty()
                && SRGB.stream().allMatch(this::has)
                && CURVES.stream()
                        .allMatch(name ->
                                tag(name)
                                        .flatMap(ToneCurve::of)
                                        .filter(ToneCurve::isSrgb)
                                        .isPresent());
    }

    private boolean has(Primary primary) {
        Optional<ByteBuffer> tag = tag(primary.tag).filter(found -> found.limit() >= 20);
        return tag.isPresent()
                && near(tag.get(), 8, primary.x)
                && near(tag.get(), 12, primary.y)
                && near(tag.get(), 16, primary.z);
    }

    private static boolean near(ByteBuffer tag, int at, double expected) {
        return Math.abs(ToneCurve.fixed(tag, at) - expected) < SAME_PRIMARY;
    }

    private Optional<ByteBuffer> tag(String name) {
        if (bytes.limit() < HEADER + 4) {
            return Optional.empty();
        }
        int tags = Math.clamp(bytes.getInt(HEADER), 0, MAX_TAGS);
        for (int at = HEADER + 4; tags > 0 && at + TAG <= bytes.limit(); at += TAG, tags--) {
            long offset = Integer.toUnsignedLong(bytes.getInt(at + 4));
            long length = Integer.toUnsignedLong(bytes.getInt(at + 8));
            if (text(at).equals(name) && offset + length <= bytes.limit()) {
                return Optional.of(bytes.slice((int) offset, (int) length));
            }
        }
        return Optional.empty();
    }

    private String text(int at) {
        var word = new byte[4];
        bytes.get(at, word);
        return new String(word, StandardCharsets.ISO_8859_1);
    }

    /// One of the three lights, as a tag of a profile has it.
    private record Primary(String tag, double x, double y, double z) {}
}
