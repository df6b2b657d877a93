package dev.darkroom.planner.inventory;

import java.util.Comparator;
import java.util.Optional;

/// The order of keys in a listing, that of their UTF-8, which is that of their code points; and
/// points between two keys.
///
/// A key is taken for a fraction with digits from the space to the tilde: what keys of photos are
/// made of. Of other characters there are few, so they need not be divided well.
final class KeySpace {
    static final Comparator<String> ORDER = KeySpace::compare;

    private static final int LEAST = ' ';
    private static final int MOST = '~';

    /// The end of a key comes before every digit.
    private static final int BASE = MOST - LEAST + 2;

    /// Digits beyond those that both ends begin with.
    private static final int DIGITS = 5;

    private static final String SEPARATORS = "/-_";

    private KeySpace() {}

    /// A point after one key and before another, about halfway; empty if none is found.
    ///
    /// @param high empty means after all keys
    static Optional<String> middle(String low, Optional<String> high) {
        int[] from = low.codePoints().toArray();
        int[] to = high.map(key -> key.codePoints().toArray()).orElse(new int[0]);
        int shared = high.isPresent() ? shared(from, to) : 0;
        // Where nothing fits between the digits that differ first, the next ones may leave room.
        for (int start = shared; start <= from.length; start++) {
            Optional<String> found =
                    between(low, from, start, start == shared ? high : Optional.empty(), to)
                            .filter(key -> compare(low, key) < 0)
                            .filter(key -> high.isEmpty() || compare(key, high.get()) < 0);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// The point after all keys of the outermost folder that one key is in and another is not:
    /// where keys begin with long names of folders, few of such points tell more than many middles.
    /// A hyphen or an underscore ends a word as a slash does a folder.
    static Optional<String> beyond(String low, Optional<String> high) {
        int shared =
                high.map(key -> shared(low.chars().toArray(), key.chars().toArray())).orElse(0);
        for (int i = shared; i < low.length(); i++) {
            char character = low.charAt(i);
            if (SEPARATORS.indexOf(character) >= 0) {
                String point = low.substring(0, i) + (char) (character + 1);
                if (high.isEmpty() || compare(point, high.get()) < 0) {
                    return Optional.of(point);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> between(
            String low, int[] from, int start, Optional<String> high, int[] to) {
        long bottom = number(from, start);
        long top = high.isPresent() ? number(to, start) : power();
        long middle = bottom + (top - bottom) / 2;
        if (middle <= bottom) {
            return Optional.empty();
        }
        var key = new StringBuilder(low.substring(0, low.offsetByCodePoints(0, start)));
        for (long unit = power() / BASE; unit > 0; unit /= BASE) {
            int digit = (int) (middle / unit % BASE);
            if (digit == 0) {
                break;
            }
            key.append((char) (LEAST + digit - 1));
        }
        return Optional.of(key.toString());
    }

    private static long number(int[] key, int start) {
        long number = 0;
        for (int i = start; i < start + DIGITS; i++) {
            number = number * BASE + (i < key.length ? digit(key[i]) : 0);
        }
        return number;
    }

    private static int digit(int codePoint) {
        return Math.clamp(codePoint, LEAST, MOST) - LEAST + 1;
    }

    private static long power() {
        long power = 1;
        for (int i = 0; i < DIGITS; i++) {
            power *= BASE;
        }
        return power;
    }

    private static int shared(int[] one, int[] other) {
        int shared = 0;
        while (shared < one.length && shared < other.length && one[shared] == other[shared]) {
            shared++;
        }
        return shared;
    }

    /// As UTF-8 has it: surrogates come after all other characters of two bytes in Java.
    private static int compare(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        for (int i = 0; i < shorter; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
