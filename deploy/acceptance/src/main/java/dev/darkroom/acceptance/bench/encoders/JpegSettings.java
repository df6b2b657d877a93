package dev.darkroom.acceptance.bench.encoders;

import java.util.ArrayList;
import java.util.List;

/// Settings of libvips' `jpegsave` besides the quality, by its names.
///
/// @param quantTable 0 is JPEG's own; the others are mozjpeg's
/// @param fullColour 4:4:4 instead of 4:2:0
record JpegSettings(
        boolean optimizeCoding,
        boolean progressive,
        boolean trellis,
        boolean overshoot,
        boolean optimizeScans,
        int quantTable,
        boolean fullColour) {

    /// What `web` had before this study.
    static final JpegSettings BEFORE = new JpegSettings(true, false, false, false, false, 0, false);

    private static final JpegSettings PROGRESSIVE = BEFORE.withProgressive();
    private static final JpegSettings TRELLIS = BEFORE.withTrellis();
    private static final JpegSettings BOTH = PROGRESSIVE.withTrellis();

    /// All that are tried.
    static List<JpegSettings> all() {
        var all = new ArrayList<JpegSettings>();
        all.add(BEFORE);
        all.add(new JpegSettings(false, false, false, false, false, 0, false));
        all.add(PROGRESSIVE);
        all.add(PROGRESSIVE.withOptimizeScans());
        all.add(TRELLIS);
        all.add(TRELLIS.withOvershoot());
        all.add(BOTH);
        all.add(BOTH.withOvershoot());
        all.add(BOTH.withOptimizeScans());
        for (int table = 1; table <= 8; table++) {
            all.add(BOTH.withQuantTable(table));
        }
        all.add(BEFORE.withQuantTable(2));
        all.add(BEFORE.withQuantTable(3));
        all.add(TRELLIS.withQuantTable(2));
        all.add(TRELLIS.withQuantTable(3));
        all.add(BOTH.withOvershoot().withQuantTable(3));
        all.add(BEFORE.withFullColour());
        all.add(BOTH.withFullColour());
        return all;
    }

    private JpegSettings withProgressive() {
        return new JpegSettings(
                true, true, trellis, overshoot, optimizeScans, quantTable, fullColour);
    }

    private JpegSettings withTrellis() {
        return new JpegSettings(
                true, progressive, true, overshoot, optimizeScans, quantTable, fullColour);
    }

    private JpegSettings withOvershoot() {
        return new JpegSettings(
                true, progressive, trellis, true, optimizeScans, quantTable, fullColour);
    }

    private JpegSettings withOptimizeScans() {
        return new JpegSettings(
                true, progressive, trellis, overshoot, true, quantTable, fullColour);
    }

    private JpegSettings withQuantTable(int table) {
        return new JpegSettings(
                true, progressive, trellis, overshoot, optimizeScans, table, fullColour);
    }

    private JpegSettings withFullColour() {
        return new JpegSettings(
                true, progressive, trellis, overshoot, optimizeScans, quantTable, true);
    }

    @Override
    public String toString() {
        var words = new ArrayList<String>();
        words.add(progressive ? "progressive" : "baseline");
        if (!optimizeCoding) {
            words.add("standard Huffman tables");
        }
        if (trellis) {
            words.add("trellis");
        }
        if (overshoot) {
            words.add("overshoot deringing");
        }
        if (optimizeScans) {
            words.add("optimised scans");
        }
        if (quantTable != 0) {
            words.add("quant table " + quantTable);
        }
        if (fullColour) {
            words.add("4:4:4");
        }
        return String.join(", ", words);
    }
}
