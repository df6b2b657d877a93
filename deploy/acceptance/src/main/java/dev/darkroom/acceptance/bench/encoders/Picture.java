package dev.darkroom.acceptance.bench.encoders;

/// A picture as JPEG sees it: brightness and two channels of colour (BT.601, full range).
record Picture(Plane luma, Plane blue, Plane red) {

    /// @param rgb three bytes a pixel, row by row
    static Picture ofRgb(int width, int height, byte[] rgb) {
        int pixels = width * height;
        byte[] luma = new byte[pixels];
        byte[] blue = new byte[pixels];
        byte[] red = new byte[pixels];
        for (int i = 0; i < pixels; i++) {
            int r = rgb[3 * i] & 0xFF;
            int g = rgb[3 * i + 1] & 0xFF;
            int b = rgb[3 * i + 2] & 0xFF;
            luma[i] = rounded(0.299 * r + 0.587 * g + 0.114 * b);
            blue[i] = rounded(128 - 0.168736 * r - 0.331264 * g + 0.5 * b);
            red[i] = rounded(128 + 0.5 * r - 0.418688 * g - 0.081312 * b);
        }
        return new Picture(
                new Plane(width, height, luma),
                new Plane(width, height, blue),
                new Plane(width, height, red));
    }

    private static byte rounded(double value) {
        return (byte) Math.clamp(Math.round(value), 0, 255);
    }

    Similarity similarity(Picture other) {
        double colour = (Ssim.mean(blue, other.blue) + Ssim.mean(red, other.red)) / 2;
        return new Similarity(Ssim.mean(luma, other.luma), colour);
    }
}
