package dev.darkroom.worker.develop;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// EXIF as a camera writes it: turned, signed, with a place, a maker note and a thumbnail.
final class Exif {
    private static final int SHORT = 3;
    private static final int LONG = 4;

    private Exif() {}

    /// A JPEG with all of that.
    static byte[] in(byte[] jpeg, int orientation, byte[] thumbnail) {
        var segment = new ByteArrayOutputStream();
        segment.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        segment.writeBytes(tiff(orientation, thumbnail));
        return Segments.with(jpeg, 0xE1, segment.toByteArray());
    }

    private static byte[] tiff(int orientation, byte[] thumbnail) {
        var makerNote = "a maker's secret, 0123456789";
        // Places are reckoned twice: first with none known, then with those that came out.
        long[] places = new long[4];
        byte[] tiff = new byte[0];
        for (int pass = 0; pass < 2; pass++) {
            var file = new ByteArrayOutputStream();
            file.writeBytes("MM\0*\0\0\0\u0008".getBytes(StandardCharsets.US_ASCII));
            directory(
                    file,
                    places[2],
                    List.of(
                            text(0x010F, "Camera Maker"),
                            number(0x0112, SHORT, orientation),
                            text(0x013B, "Jane Doe"),
                            text(0x8298, "(c) 2026 Jane Doe"),
                            number(0x8769, LONG, places[0]),
                            number(0x8825, LONG, places[1])));
            places[0] = file.size();
            directory(
                    file,
                    0,
                    List.of(
                            text(0x9003, "2026:01:02 03:04:05"),
                            new Entry(0x927C, 7, makerNote.getBytes(StandardCharsets.US_ASCII))));
            places[1] = file.size();
            directory(file, 0, List.of(text(0x0001, "N"), text(0x001D, "2026:01:02")));
            places[2] = file.size();
            directory(
                    file,
                    0,
                    List.of(
                            number(0x0103, SHORT, 6),
                            number(0x0201, LONG, places[3]),
                            number(0x0202, LONG, thumbnail.length)));
            places[3] = file.size();
            file.writeBytes(thumbnail);
            tiff = file.toByteArray();
        }
        return tiff;
    }

    @SuppressWarnings("ArrayRecordComponent") // only ever written
    private record Entry(int tag, int type, byte[] value) {}

    private static Entry text(int tag, String text) {
        return new Entry(tag, 2, (text + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    private static Entry number(int tag, int type, long value) {
        ByteBuffer bytes = ByteBuffer.allocate(type == SHORT ? 2 : 4);
        return new Entry(
                tag,
                type,
                (type == SHORT ? bytes.putShort((short) value) : bytes.putInt((int) value))
                        .array());
    }

    private static void directory(ByteArrayOutputStream file, long next, List<Entry> entries) {
        int data = file.size() + 2 + 12 * entries.size() + 4;
        var directory = ByteBuffer.allocate(data - file.size());
        var values = new ArrayList<byte[]>();
        directory.putShort((short) entries.size());
        for (Entry entry : entries) {
            int count = entry.value.length / (entry.type == SHORT ? 2 : entry.type == LONG ? 4 : 1);
            directory.putShort((short) entry.tag).putShort((short) entry.type).putInt(count);
            if (entry.value.length <= 4) {
                directory.put(entry.value).put(new byte[4 - entry.value.length]);
            } else {
                directory.putInt(data);
                data += entry.value.length;
                values.add(entry.value);
            }
        }
        directory.putInt((int) next);
        file.writeBytes(directory.array());
        values.forEach(file::writeBytes);
    }
}
