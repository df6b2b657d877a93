package dev.darkroom.contracts;

import java.util.Arrays;

/// A block of deflate in the making: bytes, and repetitions of bytes that came before, until they
/// are written by the Huffman codes that suit them.
final class DeflateBlock {
    /// Besides those that a last repetition may add.
    private static final int MOST_TOKENS = 1 << 15;

    private static final int TOKENS_A_MATCH = 4;
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

    /// What [BitSink#codes] takes: bytes and lengths as symbols from 0 on, distances as symbols
    /// from 286 on, and bits as they are.
    private final int[] tokens = new int[MOST_TOKENS + TOKENS_A_MATCH];

    private final int[] literals = new int[LITERALS];
    private final int[] distances = new int[DISTANCES];
    private int count;

    DeflateBlock(BitSink out) {
        this.out = out;
    }

    /// Takes bytes as they are, up to one that ends a word, and that one, too.
    ///
    /// @return where they end
    int word(byte[] text, int from, int to, boolean[] ofWord) {
        int end = Math.min(to, from + MOST_TOKENS - count);
        int free = count;
        int at = from;
        while (at < end) {
            int octet = text[at++] & 0xFF;
            literals[octet]++;
            tokens[free++] = octet;
            if (!ofWord[octet]) {
                break;
            }
        }
        count = free;
        if (count >= MOST_TOKENS) {
            end(false);
        }
        return at;
    }

    /// @param length from 3 to 258
    /// @param distance from 1 to 32,768
    void match(int length, int distance) {
        int lengthCode = lengthCode(length);
        literals[lengthCode]++;
        tokens[count++] = lengthCode;
        if (lengthCode >= 265 && lengthCode < 285) {
            tokens[count++] = BitSink.raw(length - 3, (lengthCode - 261) >> 2);
        }
        int distanceCode = distanceCode(distance);
        distances[distanceCode]++;
        tokens[count++] = LITERALS + distanceCode;
        if (distanceCode >= 4) {
            tokens[count++] = BitSink.raw(distance - 1, (distanceCode >> 1) - 1);
        }
        if (count >= MOST_TOKENS) {
            end(false);
        }
    }

    /// Writes the block, and begins another.
    void end(boolean last) {
        literals[END]++;
        int[] literalCodes = HuffmanCode.of(literals, LONGEST_CODE);
        int[] distanceCodes = HuffmanCode.of(distances, LONGEST_CODE);
        int[] codes = Arrays.copyOf(literalCodes, LITERALS + DISTANCES);
        System.arraycopy(distanceCodes, 0, codes, LITERALS, DISTANCES);
        out.bits(last ? 1 : 0, 1);
        out.bits(DYNAMIC, 2);
        lengths(codes);
        out.codes(tokens, count, codes);
        code(codes[END]);
        Arrays.fill(literals, 0);
        Arrays.fill(distances, 0);
        count = 0;
    }

    /// Writes the lengths of the codes, from which a reader makes the codes.
    private void lengths(int[] codes) {
        int[] counts = new int[CODE_LENGTHS];
        for (int code : codes) {
            counts[HuffmanCode.length(code)]++;
        }
        int[] lengthCodes = HuffmanCode.of(counts, LONGEST_CODE_LENGTH_CODE);
        out.bits(LITERALS - 257, 5);
        out.bits(DISTANCES - 1, 5);
        out.bits(CODE_LENGTHS - 4, 4);
        for (int symbol : ORDER) {
            out.bits(HuffmanCode.length(lengthCodes[symbol]), 3);
        }
        for (int code : codes) {
            code(lengthCodes[HuffmanCode.length(code)]);
        }
    }

    private void code(int code) {
        out.bits(HuffmanCode.bits(code), HuffmanCode.length(code));
    }

    /// Each power of two is four codes, from 8 on.
    private static int lengthCode(int length) {
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
    private static int distanceCode(int distance) {
        int above = distance - 1;
        if (above < 4) {
            return above;
        }
        int power = 31 - Integer.numberOfLeadingZeros(above);
        return 2 * power + ((above >> (power - 1)) & 1);
    }
}
