package dev.darkroom.worker.develop;

import dev.darkroom.worker.vips.Vips;
import dev.darkroom.worker.vips.VipsException;
import dev.darkroom.worker.vips.VipsFields;
import dev.darkroom.worker.vips.VipsImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a rendition tells beside its pixels.
final class Notes {
    private static final Set<String> COPYRIGHT = Set.of("exif-ifd0-Artist", "exif-ifd0-Copyright");

    private final Vips vips;

    Notes(Vips vips) {
        this.vips = vips;
    }

    /// Takes away whatever EXIF, XMP and IPTC say, but for whose photo it is. libvips then writes
    /// EXIF anew, with the few numbers that EXIF has to have: sizes, resolution, orientation 1.
    VipsImage onlyCopyright(VipsImage image) throws VipsException {
        VipsImage copy = vips.operation("copy").set("in", image).image();
        VipsFields fields = copy.fields();
        for (String field : fields.names()) {
            if (tells(field) && !COPYRIGHT.contains(field)) {
                fields.remove(field);
            }
        }
        return copy;
    }

    private static boolean tells(String field) {
        return field.startsWith("exif-")
                || field.equals("jpeg-thumbnail-data")
                || field.equals(VipsFields.XMP)
                || field.equals("iptc-data");
    }

    /// What an encoder shall write, in libvips' words.
    static String kept(VipsImage image, Print print) {
        var kept = new ArrayList<String>();
        switch (print.rendition().metadata()) {
            case NONE -> {}
            case COPYRIGHT -> {
                if (COPYRIGHT.stream().anyMatch(image.fields()::has)) {
                    kept.add("exif");
                }
            }
            case ALL -> kept.addAll(List.of("exif", "xmp", "iptc", "other"));
        }
        if (print.keepsProfile()) {
            kept.add("icc");
        }
        return kept.isEmpty() ? "none" : String.join(":", kept);
    }
}
