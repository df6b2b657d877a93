package dev.darkroom.contracts;

import java.util.Arrays;

/// The canonical Huffman codes of deflate. A code is an `int`: its bits in the order in which they
/// are written, shifted by four, and how many they are; 0 for a symbol that does not occur.
final class HuffmanCode {
    private static final int LENGTH_BITS = 4;
    private static final int SYMBOL_BITS = 9;

    private HuffmanCode() {}

    /// The codes of symbols by how often they occur, none longer than said. There are two codes at
    /// least, which some readers want.
    static int[] of(int[] counts, int longest) {
        long[] used = byCount(counts);
        int[] howMany = lengths(used, longest);
        int[] lengths = new int[counts.length];
        int next = 0;
        for (int length = longest; length > 0; length--) {
            for (int i = 0; i < howMany[length]; i++) {
                lengths[(int) used[next++] & ((1 << SYMBOL_BITS) - 1)] = length;
            }
        }
        return canonical(lengths, howMany);
    }

    static int code(int bits, int length) {
        return (bits << LENGTH_BITS) | length;
    }

    static int length(int code) {
        return code & ((1 << LENGTH_BITS) - 1);
    }

    static int bits(int code) {
        return code >>> LENGTH_BITS;
    }

    /// The symbols that occur, the rarest first, each with its count.
    private static long[] byCount(int[] counts) {
        long[] used = new long[Math.max(2, counts.length)];
        int size = 0;
        for (int symbol = 0; symbol < counts.length; symbol++) {
            if (counts[symbol] > 0) {
                used[size++] = ((long) counts[symbol] << SYMBOL_BITS) | symbol;
            }
        }
        for (int symbol = 0; size < 2; symbol++) {
            if (counts[symbol] == 0) {
                used[size++] = symbol;
            }
        }
        Arrays.sort(used, 0, size);
        return Arrays.copyOf(used, size);
    }

    /// How many codes there are of each length.
    private static int[] lengths(long[] used, int longest) {
        int[] depths = depths(used);
        int[] howMany = new int[longest + 1];
        int room = 1 << longest;
        for (int i = 0; i < used.length; i++) {
            int length = Math.min(depths[i], longest);
            howMany[length]++;
            room -= 1 << (longest - length);
        }
        // Codes that were cut short take more room than there is: of a shorter code, two longer
        // ones
        // are made, for itself and one of those.
        for (; room < 0; room++) {
            int length = longest - 1;
            while (howMany[length] == 0) {
                length--;
            }
            howMany[length]--;
            howMany[length + 1] += 2;
            howMany[longest]--;
        }
        return howMany;
    }

    /// How deep each symbol stands in Huffman's tree.
    private static int[] depths(long[] used) {
        int leaves = used.length;
        int nodes = 2 * leaves - 1;
        long[] weights = new long[nodes];
        int[] parents = new int[nodes];
        for (int i = 0; i < leaves; i++) {
            weights[i] = used[i] >> SYMBOL_BITS;
        }
        int leaf = 0;
        int inner = leaves;
        for (int node = leaves; node < nodes; node++) {
            for (int child = 0; child < 2; child++) {
                boolean takesLeaf =
                        leaf < leaves && (inner == node || weights[leaf] <= weights[inner]);
                int taken = takesLeaf ? leaf++ : inner++;
                weights[node] += weights[taken];
                parents[taken] = node;
            }
        }
        int[] depths = new int[nodes];
        for (int node = nodes - 2; node >= 0; node--) {
            depths[node] = depths[parents[node]] + 1;
        }
        return depths;
    }

    private static int[] canonical(int[] lengths, int[] howMany) {
        int[] next = new int[howMany.length];
        for (int length = 2; length < howMany.length; length++) {
            next[length] = (next[length - 1] + howMany[length - 1]) << 1;
        }
        int[] codes = new int[lengths.length];
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int length = lengths[symbol];
            if (length > 0) {
                int bits = Integer.reverse(next[length]++) >>> (Integer.SIZE - length);
                codes[symbol] = code(bits, length);
            }
        }
        return codes;
    }
}
