package dev.darkroom.contracts;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Bytes being written bit by bit, the lowest bit of each first. Whether a byte is full is no
/// branch, which could not be foreseen: what is pending is written each time, and overwritten.
final class BitSink {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BYTES_AT_FIRST = 1 << 15;
    private static final int RAW = 1 << 31;

    private byte[] bytes = new byte[BYTES_AT_FIRST];
    private int at;

    /// Those of the byte that is not full, and how many they are.
    private long pending;

    private int pendingBits;

    /// Begins anew, with some whole bytes.
    void begin(byte[] header) {
        System.arraycopy(header, 0, bytes, 0, header.length);
        at = header.length;
        pending = 0;
        pendingBits = 0;
    }

    /// @param count up to 32
    void bits(int value, int count) {
        room(Long.BYTES);
        pending |= (long) value << pendingBits;
        pendingBits += count;
        EIGHT_BYTES.set(bytes, at, pending);
        at += pendingBits >> 3;
        pending >>>= pendingBits & ~7;
        pendingBits &= 7;
    }

    /// A token of [#codes] that is the lowest bits of a number as they are.
    ///
    /// @param count up to 15
    static int raw(int value, int count) {
        return RAW | HuffmanCode.code(value & ((1 << count) - 1), count);
    }

    /// Writes tokens one after another: each a symbol, of which the code is written, or [#raw].
    ///
    /// @param codes of [HuffmanCode], by symbol
    void codes(int[] tokens, int count, int[] codes) {
        room(2 * count + 2 * Long.BYTES);
        // The compiler keeps these in registers, but no fields.
        byte[] target = bytes;
        long ahead = pending;
        int ready = pendingBits;
        int next = at;
        int i = 0;
        // With what is pending, three codes have up to 52 bits.
        for (; i <= count - 3; i += 3) {
            int first = code(tokens[i], codes);
            int second = code(tokens[i + 1], codes);
            int third = code(tokens[i + 2], codes);
            ahead |= (long) HuffmanCode.bits(first) << ready;
            ready += HuffmanCode.length(first);
            ahead |= (long) HuffmanCode.bits(second) << ready;
            ready += HuffmanCode.length(second);
            ahead |= (long) HuffmanCode.bits(third) << ready;
            ready += HuffmanCode.length(third);
            EIGHT_BYTES.set(target, next, ahead);
            next += ready >> 3;
            ahead >>>= ready & ~7;
            ready &= 7;
        }
        pending = ahead;
        pendingBits = ready;
        at = next;
        for (; i < count; i++) {
            int code = code(tokens[i], codes);
            bits(HuffmanCode.bits(code), HuffmanCode.length(code));
        }
    }

    private static int code(int token, int[] codes) {
        return token >= 0 ? codes[token] : token & ~RAW;
    }

    /// All bytes, the last one filled up by zeros, and two numbers after it.
    byte[] withTrailer(int first, int second) {
        room(3 * Long.BYTES);
        if (pendingBits > 0) {
            bytes[at++] = (byte) pending;
        }
        FOUR_BYTES.set(bytes, at, first);
        FOUR_BYTES.set(bytes, at + Integer.BYTES, second);
        return Arrays.copyOf(bytes, at + 2 * Integer.BYTES);
    }

    private void room(int wanted) {
        if (at + wanted > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length + wanted);
        }
    }
}
