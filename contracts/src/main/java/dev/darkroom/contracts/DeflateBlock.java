package dev.darkroom.contracts;

import java.util.Arrays;

/// A block of deflate in the making: bytes, and repetitions of bytes that came before, until they
/// are written by the Huffman codes that suit them.
final class DeflateBlock {
    private static final int MOST_TOKENS = 1 << 15;
    private static final int END = 256;
    private static final int LITERALS = 286;
    private static final int DISTANCES = 30;
    private static final int LONGEST_CODE = 15;
    private static final int CODE_LENGTHS = 19;
    private static final int LONGEST_CODE_LENGTH_CODE = 7;
    private static final int DYNAMIC = 2;

    /// The order in which the lengths of the codes of code lengths are written.
    private static final int[] ORDER = {
        16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
    };

    private final BitSink out;

    /// A byte, or the length of a repetition, shifted by 16 bits, and its distance.
    private final int[] tokens = new int[MOST_TOKENS];

    private final int[] literals = new int[LITERALS];
    private final int[] distances = new int[DISTANCES];
    private int count;

    DeflateBlock(BitSink out) {
        this.out = out;
    }

    void literals(byte[] text, int from, int to) {
        int next = from;
        while (next < to) {
            int end = Math.min(to, next + MOST_TOKENS - count);
            int free = count;
            for (int i = next; i < end; i++) {
                int octet = text[i] & 0xFF;
                literals[octet]++;
                tokens[free++] = octet;
            }
            count = free;
            next = end;
            if (count == MOST_TOKENS) {
                end(false);
            }
        }
    }

    /// @param length from 3 to 258
    /// @param distance from 1 to 32,768
    void match(int length, int distance) {
        literals[lengthCode(length)]++;
        distances[distanceCode(distance)]++;
        tokens[count++] = (length << 16) | distance;
        if (count == MOST_TOKENS) {
            end(false);
        }
    }

    /// Writes the block, and begins another.
    void end(boolean last) {
        literals[END]++;
        int[] literalCodes = HuffmanCode.of(literals, LONGEST_CODE);
        int[] distanceCodes = HuffmanCode.of(distances, LONGEST_CODE);
        out.bits(last ? 1 : 0, 1);
        out.bits(DYNAMIC, 2);
        codes(literalCodes, distanceCodes);
        int at = 0;
        while (at < count) {
            int from = at;
            while (at < count && tokens[at] < END) {
                at++;
            }
            out.codes(tokens, from, at, literalCodes);
            if (at < count) {
                match(tokens[at] >>> 16, tokens[at] & 0xFFFF, literalCodes, distanceCodes);
                at++;
            }
        }
        code(literalCodes[END]);
        Arrays.fill(literals, 0);
        Arrays.fill(distances, 0);
        count = 0;
    }

    /// Writes the lengths of the codes, from which a reader makes the codes.
    private void codes(int[] literalCodes, int[] distanceCodes) {
        int[] lengths = new int[CODE_LENGTHS];
        for (int code : literalCodes) {
            lengths[HuffmanCode.length(code)]++;
        }
        for (int code : distanceCodes) {
            lengths[HuffmanCode.length(code)]++;
        }
        int[] lengthCodes = HuffmanCode.of(lengths, LONGEST_CODE_LENGTH_CODE);
        out.bits(LITERALS - 257, 5);
        out.bits(DISTANCES - 1, 5);
        out.bits(CODE_LENGTHS - 4, 4);
        for (int symbol : ORDER) {
            out.bits(HuffmanCode.length(lengthCodes[symbol]), 3);
        }
        for (int code : literalCodes) {
            code(lengthCodes[HuffmanCode.length(code)]);
        }
        for (int code : distanceCodes) {
            code(lengthCodes[HuffmanCode.length(code)]);
        }
    }

    private void match(int length, int distance, int[] literalCodes, int[] distanceCodes) {
        int lengthCode = lengthCode(length);
        code(literalCodes[lengthCode]);
        if (lengthCode >= 265 && lengthCode < 285) {
            int extra = (lengthCode - 261) >> 2;
            out.bits((length - 3) & ((1 << extra) - 1), extra);
        }
        int distanceCode = distanceCode(distance);
        code(distanceCodes[distanceCode]);
        if (distanceCode >= 4) {
            int extra = (distanceCode >> 1) - 1;
            out.bits((distance - 1) & ((1 << extra) - 1), extra);
        }
    }

    private void code(int code) {
        out.bits(HuffmanCode.bits(code), HuffmanCode.length(code));
    }

    /// Each power of two is four codes, from 8 on.
    static int lengthCode(int length) {
        int above = length - 3;
        if (above < 8) {
            return 257 + above;
        }
        if (length == 258) {
            return 285;
        }
        int power = 31 - Integer.numberOfLeadingZeros(above);
        return 257 + 4 * (power - 1) + ((above >> (power - 2)) & 3);
    }

    /// Each power of two is two codes, from 4 on.
    static int distanceCode(int distance) {
        int above = distance - 1;
        if (above < 4) {
            return above;
        }
        int power = 31 - Integer.numberOfLeadingZeros(above);
        return 2 * power + ((above >> (power - 1)) & 1);
    }
}
