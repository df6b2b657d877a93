package dev.darkroom.contracts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The lines of a shard manifest, being written. A run has one for each of its objects, hence no
/// strings.
final class ManifestLines {
    private static final int BYTES_AT_FIRST = 1 << 16;

    /// Of a line's commas and end, its size, and quotes around its fields.
    private static final int SURPLUS = 32;

    private byte[] bytes = new byte[BYTES_AT_FIRST];
    private int size;

    void clear() {
        size = 0;
    }

    void add(SourceObject object) {
        byte[] key = object.key().getBytes(StandardCharsets.UTF_8);
        room(3 * key.length + SURPLUS);
        size = S3Keys.encode(key, bytes, size);
        bytes[size++] = ',';
        object.versionId().ifPresent(this::text);
        bytes[size++] = ',';
        number(object.size());
        bytes[size++] = ',';
        text(object.etag());
        bytes[size++] = '\n';
    }

    /// The lines, followed by anything.
    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    private void text(String field) {
        byte[] text = field.getBytes(StandardCharsets.UTF_8);
        room(2 * text.length + SURPLUS);
        if (S3Keys.isPlain(text)) {
            System.arraycopy(text, 0, bytes, size, text.length);
            size += text.length;
        } else {
            quoted(text);
        }
    }

    private void quoted(byte[] text) {
        bytes[size++] = '"';
        for (byte octet : text) {
            if (octet == '"') {
                bytes[size++] = '"';
            }
            bytes[size++] = octet;
        }
        bytes[size++] = '"';
    }

    private void number(long number) {
        byte[] digits = new byte[20];
        int from = digits.length;
        long rest = number;
        do {
            digits[--from] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        System.arraycopy(digits, from, bytes, size, digits.length - from);
        size += digits.length - from;
    }

    private void room(int wanted) {
        if (size + wanted > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + wanted));
        }
    }
}
