package dev.darkroom.contracts;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// The URL encoding of object keys in the CSV files of S3 Inventory and S3 Batch Operations. Keys
/// come by the billion, hence no `URLEncoder`.
public final class S3Keys {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    /// By byte: letters, digits and `.-*_/`.
    private static final boolean[] PLAIN = plain();

    private S3Keys() {}

    /// Encodes a key: a space becomes `%20`, slashes stay.
    public static String encode(String key) {
        byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
        byte[] encoded = new byte[3 * utf8.length];
        return new String(encoded, 0, encode(utf8, encoded, 0), StandardCharsets.US_ASCII);
    }

    /// Encodes a key in UTF-8.
    ///
    /// @param encoded where it is written to, from `at` on; up to three times as long
    /// @return where it ends
    static int encode(byte[] utf8, byte[] encoded, int at) {
        if (isPlain(utf8)) {
            System.arraycopy(utf8, 0, encoded, at, utf8.length);
            return at + utf8.length;
        }
        int to = at;
        for (byte octet : utf8) {
            if (PLAIN[octet & 0xFF]) {
                encoded[to++] = octet;
            } else {
                encoded[to++] = '%';
                encoded[to++] = HEX[(octet >> 4) & 0xF];
                encoded[to++] = HEX[octet & 0xF];
            }
        }
        return to;
    }

    /// Whether the text is what it is when encoded.
    static boolean isPlain(byte[] utf8) {
        for (byte octet : utf8) {
            if (!PLAIN[octet & 0xFF]) {
                return false;
            }
        }
        return true;
    }

    /// Decodes a key; both `+` and `%20` stand for a space, as S3 Inventory writes them.
    ///
    /// @throws IllegalArgumentException if a percent sign is not followed by two hexadecimal digits
    public static String decode(String encoded) {
        if (encoded.indexOf('%') < 0 && encoded.indexOf('+') < 0) {
            return encoded;
        }
        byte[] bytes = encoded.getBytes(StandardCharsets.UTF_8);
        return decode(bytes, 0, bytes.length);
    }

    /// Decodes a key that is a part of some text in UTF-8.
    ///
    /// @throws IllegalArgumentException if a percent sign is not followed by two hexadecimal digits
    public static String decode(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == '%' || text[i] == '+') {
                return decodeEscapes(text, from, to);
            }
        }
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }

    private static String decodeEscapes(byte[] text, int from, int to) {
        var decoded = new ByteArrayOutputStream(to - from);
        int i = from;
        while (i < to) {
            int octet = text[i++];
            if (octet == '%') {
                if (i + 2 > to) {
                    throw notEncoded(text, from, to);
                }
                int high = Character.digit(text[i++], 16);
                int low = Character.digit(text[i++], 16);
                if (high < 0 || low < 0) {
                    throw notEncoded(text, from, to);
                }
                decoded.write((high << 4) | low);
            } else {
                decoded.write(octet == '+' ? ' ' : octet);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException notEncoded(byte[] text, int from, int to) {
        return new IllegalArgumentException(
                "not a URL-encoded key: '%s' (expected two hexadecimal digits after each %%)"
                        .formatted(new String(text, from, to - from, StandardCharsets.UTF_8)));
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[256];
        for (char c :
                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-*_/"
                        .toCharArray()) {
            plain[c] = true;
        }
        return plain;
    }
}
