package dev.darkroom.acceptance.bench.encoders;

import dev.darkroom.worker.vips.Vips;
import dev.darkroom.worker.vips.VipsException;
import dev.darkroom.worker.vips.VipsImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// libvips' JPEG encoder, measured.
final class Encoder {
    private static final double NANOS_A_MILLI = 1e6;

    private final Vips vips;
    private final Path scratch;
    private final com.sun.management.OperatingSystemMXBean process =
            ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

    Encoder(Vips vips, Path scratch) {
        this.vips = vips;
        this.scratch = scratch;
    }

    Sample encode(Original original, JpegSettings settings, int quality)
            throws VipsException, IOException {
        Path file = scratch.resolve("encoded.jpg");
        long before = process.getProcessCpuTime();
        vips.operation("jpegsave")
                .set("in", original.image())
                .set("filename", file.toString())
                .set("Q", quality)
                .set("optimize_coding", Boolean.toString(settings.optimizeCoding()))
                .set("interlace", Boolean.toString(settings.progressive()))
                .set("trellis_quant", Boolean.toString(settings.trellis()))
                .set("overshoot_deringing", Boolean.toString(settings.overshoot()))
                .set("optimize_scans", Boolean.toString(settings.optimizeScans()))
                .set("quant_table", settings.quantTable())
                .set("subsample_mode", settings.fullColour() ? "off" : "on")
                .set("keep", "none")
                .run();
        double cpu = (process.getProcessCpuTime() - before) / NANOS_A_MILLI;
        try (VipsImage decoded =
                vips.operation("jpegload").set("filename", file.toString()).image()) {
            Picture seen = Original.picture(vips, decoded, scratch);
            return new Sample(Files.size(file), cpu, original.picture().similarity(seen));
        }
    }
}
