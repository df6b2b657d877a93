package dev.darkroom.acceptance.bench;

import dev.darkroom.contracts.ChromaSubsampling;
import dev.darkroom.contracts.Encoding;
import dev.darkroom.contracts.Fit;
import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.contracts.Recipe;
import dev.darkroom.contracts.Rendition;
import dev.darkroom.worker.vips.LibvipsFile;
import dev.darkroom.worker.vips.Vips;
import dev.darkroom.worker.vips.VipsException;
import dev.darkroom.worker.vips.VipsImage;
import dev.darkroom.worker.vips.VipsOperation;
import dev.darkroom.worker.vips.VipsSource;
import dev.darkroom.worker.vips.VipsTarget;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The least that developing can take: libvips in one thread, from bytes in memory to bytes in
/// memory, by the shortest cascade. A program of its own; its arguments are the worker's jar, how
/// often each photo is developed in a round, and the photos; its recipe is in the environment.
final class LibvipsAlone {
    /// Where a file's colour profile announces itself: JPEG, PNG, WebP.
    private static final List<String> PROFILES = List.of("ICC_PROFILE", "iCCP", "ICCP");

    private static final int HEAD = 1 << 17;

    private final Vips vips;

    /// Large ones first, as each smaller one is made from the one before.
    private final List<Rendition> renditions;

    private LibvipsAlone(Vips vips, Recipe recipe) {
        this.vips = vips;
        renditions =
                recipe.renditions().stream()
                        .sorted(Comparator.comparingInt(LibvipsAlone::side).reversed())
                        .toList();
    }

    public static void main(String[] args) throws IOException, VipsException, InvalidDocument {
        Optional<String> setting = Optional.ofNullable(System.getenv(LibvipsFile.SETTING));
        var alone =
                new LibvipsAlone(
                        Vips.load(LibvipsFile.find(setting, Path.of(args[0]))),
                        Programs.recipeOfThisProcess());
        int copies = Integer.parseInt(args[1]);
        var photos = new ArrayList<byte[]>();
        for (String file : List.of(args).subList(2, args.length)) {
            photos.add(Files.readAllBytes(Path.of(file)));
        }
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            long bytes = 0;
            for (int copy = 0; copy < copies; copy++) {
                for (byte[] photo : photos) {
                    bytes += alone.develop(photo);
                }
            }
            System.out.println(bytes);
        }
    }

    private static int side(Rendition rendition) {
        return rendition.resize().width().orElseThrow();
    }

    private long develop(byte[] photo) throws VipsException {
        var finished = new ArrayList<VipsImage>();
        try {
            finished.add(decode(photo));
            long bytes = 0;
            for (Rendition rendition : renditions) {
                bytes += make(rendition, finished);
            }
            return bytes;
        } finally {
            finished.forEach(VipsImage::close);
        }
    }

    private VipsImage decode(byte[] photo) throws VipsException {
        int side = side(renditions.getFirst());
        try (VipsSource source = vips.source(photo)) {
            VipsOperation thumbnail =
                    vips.operation("thumbnail_source")
                            .set("source", source)
                            .set("width", side)
                            .set("height", side)
                            .set("size", "down")
                            .set("fail_on", "error");
            try (VipsImage decoded =
                    (hasProfile(photo) ? thumbnail.set("export_profile", "srgb") : thumbnail)
                            .image()) {
                return opaque(decoded);
            }
        }
    }

    private static boolean hasProfile(byte[] photo) {
        String head =
                new String(photo, 0, Math.min(HEAD, photo.length), StandardCharsets.ISO_8859_1);
        return PROFILES.stream().anyMatch(head::contains);
    }

    private VipsImage opaque(VipsImage image) throws VipsException {
        if (!image.hasAlpha()) {
            return image.inMemory();
        }
        try (VipsImage flat =
                vips.operation("flatten").set("in", image).set("background", "255").image()) {
            return flat.inMemory();
        }
    }

    private long make(Rendition rendition, List<VipsImage> finished) throws VipsException {
        int side = side(rendition);
        boolean cover = rendition.resize().fit() == Fit.COVER;
        VipsImage parent = parent(finished, side, cover);
        double scale = Math.min(1, side / length(parent, cover));
        VipsImage scaled = scale == 1 ? parent : scaled(parent, scale);
        if (scaled != parent) {
            finished.add(scaled);
        }
        if (!cover) {
            return save(scaled, rendition);
        }
        int width = Math.min(side, scaled.width());
        int height = Math.min(side, scaled.height());
        try (VipsImage cropped =
                vips.operation("extract_area")
                        .set("input", scaled)
                        .set("left", (scaled.width() - width) / 2)
                        .set("top", (scaled.height() - height) / 2)
                        .set("width", width)
                        .set("height", height)
                        .image()) {
            return save(cropped, rendition);
        }
    }

    /// The smallest finished one that is large enough, or else the largest.
    private static VipsImage parent(List<VipsImage> finished, int side, boolean cover) {
        return finished.reversed().stream()
                .filter(image -> length(image, cover) >= side)
                .findFirst()
                .orElse(finished.getFirst());
    }

    /// Of the side that the rendition's size binds.
    private static double length(VipsImage image, boolean cover) {
        return cover
                ? Math.min(image.width(), image.height())
                : Math.max(image.width(), image.height());
    }

    private VipsImage scaled(VipsImage parent, double scale) throws VipsException {
        try (VipsImage scaled =
                vips.operation("resize").set("in", parent).set("scale", scale).image()) {
            return scaled.inMemory();
        }
    }

    private long save(VipsImage image, Rendition rendition) throws VipsException {
        if (!(rendition.encoding() instanceof Encoding.Jpeg jpeg)) {
            throw new BenchFailed("only JPEG is compared, not " + rendition.encoding());
        }
        try (VipsTarget target = vips.target()) {
            vips.operation("jpegsave_target")
                    .set("in", image)
                    .set("target", target)
                    .set("Q", jpeg.quality())
                    .set(
                            "subsample_mode",
                            jpeg.chromaSubsampling() == ChromaSubsampling.QUARTER ? "on" : "off")
                    .set("interlace", Boolean.toString(jpeg.progressive()))
                    .set("optimize_coding", Boolean.toString(jpeg.optimizeCoding()))
                    .set("trellis_quant", Boolean.toString(jpeg.trellis()))
                    .set("keep", "none")
                    .run();
            return target.bytes().length;
        }
    }
}
