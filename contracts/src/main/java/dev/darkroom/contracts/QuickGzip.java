package dev.darkroom.contracts;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;

/// A writer of gzip members for lines of keys, which every reader of gzip reads.
///
/// It looks for what came before only where a word begins: after a slash, a comma, the end of a
/// line. Of lines of keys and random digits that finds what there is to find, and takes a fraction
/// of the time of zlib, which looks at every byte.
///
/// [gzip](https://www.rfc-editor.org/rfc/rfc1952),
/// [deflate](https://www.rfc-editor.org/rfc/rfc1951)
final class QuickGzip {
    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 4, (byte) 0xff};
    private static final int SHORTEST_MATCH = 4;
    private static final int LONGEST_MATCH = 258;
    private static final int FARTHEST = 1 << 15;
    private static final int HASH_BITS = 13;
    private static final int HASH_FACTOR = 0x9E3779B1;

    /// Letters, digits and hyphens (of UUIDs): a table, because no branch can be foreseen in random
    /// digits.
    private final boolean[] ofWord = ofWord();

    private final int[] lastSeen = new int[1 << HASH_BITS];
    private final BitSink out = new BitSink();
    private final DeflateBlock block = new DeflateBlock(out);

    /// Makes a member of its own. The memory it takes is used again for the next.
    ///
    /// @param length of the text, which may be followed by anything
    byte[] compress(byte[] text, int length) {
        out.begin(HEADER);
        Arrays.fill(lastSeen, -FARTHEST - 1);
        int at = 0;
        while (at < length) {
            int match = match(text, at, length);
            at += match;
            // A match may end within a word, the rest of which is not looked for.
            if (match == 0 || (match < LONGEST_MATCH && ofWord[text[at - 1] & 0xFF])) {
                at = block.word(text, at, length, ofWord);
            }
        }
        block.end(true);
        var crc = new CRC32();
        crc.update(text, 0, length);
        return out.withTrailer((int) crc.getValue(), length);
    }

    /// Writes what comes next as what came before, if it did.
    ///
    /// @return how many bytes it is; 0 if it did not
    private int match(byte[] text, int at, int length) {
        if (at + SHORTEST_MATCH > length) {
            return 0;
        }
        int four = (int) FOUR_BYTES.get(text, at);
        int hash = (four * HASH_FACTOR) >>> (Integer.SIZE - HASH_BITS);
        int before = lastSeen[hash];
        lastSeen[hash] = at;
        if (at - before > FARTHEST || (int) FOUR_BYTES.get(text, before) != four) {
            return 0;
        }
        int most = Math.min(LONGEST_MATCH, length - at);
        int differs = Arrays.mismatch(text, at, at + most, text, before, before + most);
        int same = differs < 0 ? most : differs;
        block.match(same, at - before);
        return same;
    }

    private static boolean[] ofWord() {
        boolean[] ofWord = new boolean[256];
        for (int octet = 0; octet < 128; octet++) {
            ofWord[octet] = Character.isLetterOrDigit(octet) || octet == '-';
        }
        return ofWord;
    }
}
