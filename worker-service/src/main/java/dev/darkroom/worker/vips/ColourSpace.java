package dev.darkroom.worker.vips;

/// What the bands of an image mean, as far as it matters; libvips calls it interpretation.
public enum ColourSpace {
    GREY,
    CMYK,
    OTHER;

    private static final int VIPS_B_W = 1;
    private static final int VIPS_CMYK = 15;
    private static final int VIPS_GREY16 = 26;

    static ColourSpace of(int interpretation) {
        return switch (interpretation) {
            case VIPS_B_W, VIPS_GREY16 -> GREY;
            case VIPS_CMYK -> CMYK;
            default -> OTHER;
        };
    }
}
