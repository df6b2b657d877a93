package dev.darkroom.worker.develop;

import dev.darkroom.worker.vips.VipsException;
import dev.darkroom.worker.vips.VipsImage;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A small photo of every format and mode that is developed, made on the spot.
public final class Corpus {
    private final Lab lab;
    private final Map<String, byte[]> photos = new LinkedHashMap<>();

    private Corpus(Path folder) {
        lab = new Lab(folder);
    }

    /// The photos by name.
    ///
    /// @param folder to work in
    public static Map<String, byte[]> in(Path folder) {
        var corpus = new Corpus(folder);
        try {
            corpus.make();
        } catch (VipsException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return corpus.photos;
    }

    private void make() throws VipsException, IOException {
        byte[] jpeg = TestPhoto.encoded("jpg", Scene.of(1, 96, 64));
        photos.put("jpeg", jpeg);
        photos.put("jpeg exif", Exif.in(jpeg, 6, TestPhoto.encoded("jpg", Scene.of(2, 16, 16))));
        photos.put("jpeg profile", Profiles.in(jpeg, Profiles.p3()));
        photos.put("jpeg xmp", Segments.withXmp(jpeg, "hdrgm:Version"));
        photos.put("gif animated", Animation.of(40, 30, List.of(Color.RED, Color.BLUE)));
        photos.put("png alpha", TestPhoto.encoded("png", Transparent.ring(96, 64)));
        lab.write("photo", TestPhoto.encoded("png", Scene.of(1, 96, 64)));
        try (VipsImage image = lab.open("photo");
                VipsImage alpha = lab.apply(image, "addalpha");
                VipsImage deep = lab.apply(image, "colourspace", "space", "rgb16");
                VipsImage grey = lab.apply(image, "colourspace", "space", "b-w");
                VipsImage cmyk =
                        lab.apply(
                                image,
                                "icc_transform",
                                "output_profile",
                                "cmyk",
                                "input_profile",
                                "srgb")) {
            add("jpeg progressive", image, "jpegsave", "interlace", "true");
            add("jpeg grey", grey, "jpegsave");
            add("jpeg cmyk", cmyk, "jpegsave", "keep", "none");
            add("jpeg cmyk profile", cmyk, "jpegsave", "keep", "icc");
            add("png", image, "pngsave");
            add("png deep", deep, "pngsave", "interlace", "true");
            add("png palette", image, "pngsave", "palette", "true");
            add("webp", image, "webpsave");
            add("webp lossless", alpha, "webpsave", "lossless", "true");
            add("gif", image, "gifsave");
            add("avif", image, "heifsave", "compression", "av1", "effort", "0");
            add("avif alpha", alpha, "heifsave", "compression", "av1", "effort", "0");
            add("tiff", image, "tiffsave");
            add("tiff deep", deep, "tiffsave", "compression", "lzw", "tile", "true");
            add("tiff jpeg", image, "tiffsave", "compression", "jpeg");
        }
    }

    private void add(String name, VipsImage image, String saver, String... settings)
            throws VipsException, IOException {
        lab.save(image, "saved", saver, settings);
        photos.put(name, lab.bytes("saved"));
    }
}
