package dev.darkroom.worker.develop;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// ICC profiles for tests.
final class TestProfile {
    private static final int HEADER = 128;
    private static final int TAG = 12;

    private TestProfile() {}

    /// Display P3, its curve taken for a power of 2.2.
    static byte[] displayP3() {
        var tags = new LinkedHashMap<String, byte[]>();
        tags.put("desc", description());
        tags.put("cprt", text("none"));
        tags.put("wtpt", xyz(0.9642, 1, 0.8249));
        tags.put("rXYZ", xyz(0.51512, 0.24120, -0.00105));
        tags.put("gXYZ", xyz(0.29198, 0.69225, 0.04189));
        tags.put("bXYZ", xyz(0.15710, 0.06657, 0.78407));
        for (String curve : new String[] {"rTRC", "gTRC", "bTRC"}) {
            tags.put(curve, gamma(2.2));
        }
        return profile(tags);
    }

    private static byte[] profile(Map<String, byte[]> tags) {
        var data = new ByteArrayOutputStream();
        ByteBuffer table = ByteBuffer.allocate(4 + TAG * tags.size()).putInt(tags.size());
        tags.forEach((name, bytes) -> {
            table.put(ascii(name)).putInt(HEADER + table.capacity() + data.size());
            table.putInt(bytes.length);
            data.writeBytes(bytes);
        });
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        header.putInt(HEADER + table.capacity() + data.size());
        header.putInt(8, 0x02400000).put(12, ascii("mntrRGB XYZ ")).put(36, ascii("acsp"));
        header.put(68, xyz(0.9642, 1, 0.8249), 8, 12);
        return ByteBuffer.allocate(HEADER + table.capacity() + data.size())
                .put(header.array())
                .put(table.array())
                .put(data.toByteArray())
                .array();
    }

    private static byte[] description() {
        return ByteBuffer.allocate(104)
                .put(ascii("desc"))
                .putInt(8, 3)
                .put(12, ascii("P3"))
                .array();
    }

    private static byte[] text(String text) {
        return ByteBuffer.allocate(16).put(ascii("text")).put(8, ascii(text)).array();
    }

    private static byte[] gamma(double power) {
        return ByteBuffer.allocate(16)
                .put(ascii("curv"))
                .putInt(8, 1)
                .putShort(12, (short) Math.round(power * 256))
                .array();
    }

    private static byte[] xyz(double x, double y, double z) {
        return ByteBuffer.allocate(20)
                .put(ascii("XYZ "))
                .putInt(8, fixed(x))
                .putInt(12, fixed(y))
                .putInt(16, fixed(z))
                .array();
    }

    private static int fixed(double value) {
        return (int) Math.round(value * 65_536);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
