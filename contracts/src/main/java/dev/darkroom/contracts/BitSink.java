package dev.darkroom.contracts;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Bytes being written bit by bit, the lowest bit of each first.
final class BitSink {
    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int ROOM = 32;

    private byte[] bytes;
    private int at;
    private long pending;
    private int pendingBits;

    /// @param header the first bytes
    /// @param expected how many bytes it may become
    BitSink(byte[] header, int expected) {
        bytes = Arrays.copyOf(header, header.length + expected + ROOM);
        at = header.length;
    }

    /// @param count up to 31
    void bits(int value, int count) {
        pending |= (long) value << pendingBits;
        pendingBits += count;
        if (pendingBits >= Integer.SIZE) {
            four((int) pending);
            pending >>>= Integer.SIZE;
            pendingBits -= Integer.SIZE;
        }
    }

    /// All bytes, the last one filled up by zeros, and two numbers after it.
    byte[] withTrailer(int first, int second) {
        int end = at + (pendingBits + Byte.SIZE - 1) / Byte.SIZE;
        four((int) pending);
        at = end;
        four(first);
        four(second);
        return Arrays.copyOf(bytes, at);
    }

    private void four(int value) {
        if (at + Integer.BYTES > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        FOUR_BYTES.set(bytes, at, value);
        at += Integer.BYTES;
    }
}
