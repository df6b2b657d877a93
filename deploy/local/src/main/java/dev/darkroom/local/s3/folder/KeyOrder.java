package dev.darkroom.local.s3.folder;

import java.util.Comparator;

/// The order of keys in a listing: by their UTF-8 bytes, which is the order of their code points.
///
/// `String.compareTo` differs from it, as it puts surrogates (emoji among them) before U+E000.
enum KeyOrder implements Comparator<String> {
    BY_UTF8;

    private static final int ABOVE_ALL_UNITS = 0x10000;

    @Override
    public int compare(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int index = 0; index < shared; index++) {
            char a = left.charAt(index);
            char b = right.charAt(index);
            if (a != b) return Integer.compare(rank(a), rank(b));
        }
        return Integer.compare(left.length(), right.length());
    }

    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + ABOVE_ALL_UNITS : unit;
    }
}
