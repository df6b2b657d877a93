package dev.darkroom.worker.develop;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Segments put into JPEG files by hand.
final class Segments {
    private Segments() {}

    /// A JPEG with one more segment at its start.
    static byte[] with(byte[] jpeg, int marker, byte[] segment) {
        return ByteBuffer.allocate(jpeg.length + segment.length + 4)
                .put(jpeg, 0, 2)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (segment.length + 2))
                .put(segment)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    static byte[] withXmp(byte[] jpeg, String xmp) {
        return with(
                jpeg,
                0xE1,
                ("http://ns.adobe.com/xap/1.0/\0" + xmp).getBytes(StandardCharsets.ISO_8859_1));
    }
}
