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
    private static final int ROOM = 32;

    private byte[] bytes;
    private int at;

    /// Those of the byte that is not full, and how many they are.
    private long pending;

    private int pendingBits;

    /// @param header the first bytes
    /// @param expected how many bytes it may become
    BitSink(byte[] header, int expected) {
        bytes = Arrays.copyOf(header, header.length + expected + ROOM);
        at = header.length;
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

    /// Writes the codes of some symbols.
    ///
    /// @param codes of [HuffmanCode], up to 15 bits each
    void codes(int[] symbols, int from, int to, int[] codes) {
        room(2 * (to - from) + Long.BYTES);
        // The compiler keeps these in registers, but no fields.
        byte[] target = bytes;
        long ahead = pending;
        int ready = pendingBits;
        int next = at;
        int i = from;
        for (; i + 3 <= to; i += 3) {
            int first = codes[symbols[i]];
            int second = codes[symbols[i + 1]];
            int third = codes[symbols[i + 2]];
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
        for (; i < to; i++) {
            int code = codes[symbols[i]];
            bits(HuffmanCode.bits(code), HuffmanCode.length(code));
        }
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
