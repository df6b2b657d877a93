package dev.darkroom.worker.develop;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a file is, by its first bytes; its name says nothing.
sealed interface Content {
    /// So many bytes are looked at.
    int HEAD = 512;

    /// A format that is developed.
    record Supported(PhotoFormat format) implements Content {}

    /// HEIF with HEVC in it, or what else libheif reads: developed where libheif is installed.
    record Heic() implements Content {}

    /// A format that is known and not developed.
    record Unsupported(String format) implements Content {}

    /// Nothing that is known.
    record Unknown() implements Content {}

    /// Judges the first bytes of a file, up to [#HEAD] of them.
    static Content of(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("ftyp", 4)) {
            return ofBrands(text);
        }
        return SIGNATURES.stream()
                .filter(signature -> signature.matches(text))
                .map(Signature::content)
                .findFirst()
                .orElseGet(Unknown::new);
    }

    /// The family of MP4: its brands tell still images from video, and AV1 from HEVC.
    private static Content ofBrands(String text) {
        int box = Math.min(text.charAt(2) << 8 | text.charAt(3), text.length());
        var brands = new ArrayList<String>();
        for (int at = 8; at + 4 <= box; at += 4) {
            brands.add(text.substring(at, at + 4).strip());
        }
        if (brands.contains("avif") || brands.contains("avis")) {
            return new Supported(PhotoFormat.AVIF);
        }
        if (brands.stream().anyMatch(List.of("heic", "heix", "hevc", "mif1", "msf1")::contains)) {
            return new Heic();
        }
        return new Unsupported(brands.contains("crx") ? "Canon raw (CR3)" : "video (MP4)");
    }

    /// Bytes at a place that give a format away.
    record Signature(int offset, String bytes, Content content) {
        boolean matches(String text) {
            return text.startsWith(bytes, offset);
        }
    }

    /// In order: the first that matches is the one.
    List<Signature> SIGNATURES =
            List.of(
                    unsupported(8, "CR\2", "Canon raw (CR2)"),
                    unsupported(0, "IIRO", "Olympus raw (ORF)"),
                    unsupported(0, "IIU\0", "Panasonic raw (RW2)"),
                    unsupported(0, "FUJIFILMCCD-RAW", "Fujifilm raw (RAF)"),
                    supported(0, "\u00ff\u00d8\u00ff", PhotoFormat.JPEG),
                    supported(0, "\u0089PNG\r\n\u001a\n", PhotoFormat.PNG),
                    supported(8, "WEBP", PhotoFormat.WEBP),
                    supported(0, "GIF8", PhotoFormat.GIF),
                    supported(0, "II*\0", PhotoFormat.TIFF),
                    supported(0, "MM\0*", PhotoFormat.TIFF),
                    supported(0, "II+\0", PhotoFormat.TIFF),
                    supported(0, "MM\0+", PhotoFormat.TIFF),
                    unsupported(0, "%PDF-", "PDF"),
                    unsupported(0, "<svg", "SVG"),
                    unsupported(0, "<?xml", "SVG or other XML"),
                    unsupported(0, "8BPS", "Photoshop (PSD)"),
                    unsupported(0, "BM", "BMP"),
                    unsupported(0, "\u00ff\n", "JPEG XL"),
                    unsupported(4, "JXL \r\n", "JPEG XL"),
                    unsupported(4, "jP  \r\n", "JPEG 2000"),
                    unsupported(0, "\u001aE\u00df\u00a3", "video (Matroska, WebM)"),
                    unsupported(8, "AVI ", "video (AVI)"));

    private static Signature supported(int offset, String bytes, PhotoFormat format) {
        return new Signature(offset, bytes, new Supported(format));
    }

    private static Signature unsupported(int offset, String bytes, String format) {
        return new Signature(offset, bytes, new Unsupported(format));
    }
}
