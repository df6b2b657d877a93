package dev.darkroom.worker.develop;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Colour profiles made by hand, and photos that have them.
final class Profiles {
    static final double[][] SRGB_LIGHTS = {
        {0.43607, 0.22249, 0.01392}, {0.38515, 0.71687, 0.09708}, {0.14307, 0.06061, 0.71410}
    };
    static final double[][] P3_LIGHTS = {
        {0.51512, 0.24120, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.15710, 0.06657, 0.78407}
    };
    static final double[][] ADOBE_LIGHTS = {
        {0.60974, 0.31111, 0.01947}, {0.20528, 0.62567, 0.06087}, {0.14919, 0.06322, 0.74457}
    };

    private Profiles() {}

    /// Adobe RGB (1998).
    static byte[] adobe() {
        return rgb(ADOBE_LIGHTS, gamma(2.19921875));
    }

    /// Display P3.
    static byte[] p3() {
        return rgb(P3_LIGHTS, srgbCurve());
    }

    static byte[] srgb() {
        return rgb(SRGB_LIGHTS, srgbCurve());
    }

    static byte[] rgb(double[][] lights, byte[] curve) {
        var tags = new LinkedHashMap<String, byte[]>();
        tags.put("rXYZ", xyz(lights[0]));
        tags.put("gXYZ", xyz(lights[1]));
        tags.put("bXYZ", xyz(lights[2]));
        for (String name : List.of("rTRC", "gTRC", "bTRC")) {
            tags.put(name, curve);
        }
        return profile("RGB ", tags);
    }

    static byte[] grey(byte[] curve) {
        return profile("GRAY", Map.of("kTRC", curve));
    }

    static byte[] gamma(double gamma) {
        return ByteBuffer.allocate(16)
                .put("curv\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(1)
                .putShort((short) Math.round(gamma * 256))
                .array();
    }

    /// sRGB's own curve, as a formula.
    static byte[] srgbCurve() {
        ByteBuffer curve =
                ByteBuffer.allocate(32)
                        .put("para\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1))
                        .putShort((short) 3)
                        .putShort((short) 0);
        for (double value : new double[] {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}) {
            curve.putInt(fixed(value));
        }
        return curve.array();
    }

    /// The same as so many samples.
    static byte[] sampledSrgbCurve(int count) {
        ByteBuffer curve = ByteBuffer.allocate(12 + 2 * count + (count % 2) * 2);
        curve.put("curv\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1)).putInt(count);
        for (int i = 0; i < count; i++) {
            double value = (double) i / (count - 1);
            double light =
                    value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
            curve.putShort((short) Math.round(light * 65_535));
        }
        return curve.array();
    }

    private static byte[] xyz(double[] values) {
        ByteBuffer tag =
                ByteBuffer.allocate(20).put("XYZ \0\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
        for (double value : values) {
            tag.putInt(fixed(value));
        }
        return tag.array();
    }

    private static int fixed(double value) {
        return (int) Math.round(value * 65_536);
    }

    private static byte[] profile(String space, Map<String, byte[]> colours) {
        var tags = new LinkedHashMap<String, byte[]>();
        tags.put("wtpt", xyz(new double[] {0.96420, 1, 0.82491}));
        tags.putAll(colours);
        int offset = 128 + 4 + 12 * tags.size();
        int size = offset + tags.values().stream().mapToInt(tag -> tag.length).sum();
        ByteBuffer profile = ByteBuffer.allocate(size);
        profile.putInt(size).putInt(0).putInt(0x02400000);
        profile.put(("mntr" + space + "XYZ ").getBytes(StandardCharsets.ISO_8859_1));
        profile.position(36).put("acsp".getBytes(StandardCharsets.ISO_8859_1));
        profile.position(68).putInt(fixed(0.96420)).putInt(fixed(1)).putInt(fixed(0.82491));
        profile.position(128).putInt(tags.size());
        var at = new ArrayList<byte[]>();
        for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
            profile.put(tag.getKey().getBytes(StandardCharsets.ISO_8859_1));
            profile.putInt(offset).putInt(tag.getValue().length);
            offset += tag.getValue().length;
            at.add(tag.getValue());
        }
        at.forEach(profile::put);
        return profile.array();
    }

    /// A JPEG with a profile in it.
    static byte[] in(byte[] jpeg, byte[] profile) {
        var segment = new ByteArrayOutputStream();
        segment.writeBytes("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1));
        segment.writeBytes(profile);
        return Segments.with(jpeg, 0xE2, segment.toByteArray());
    }
}
