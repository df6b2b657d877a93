package dev.darkroom.planner.inventory;

import java.util.ArrayList;
import java.util.List;

/// A glob of whole keys, with the meaning that `java.nio` gives to globs of paths: `*` does not
/// cross slashes, `**` does, `?` is one character, `[a-z]` and `[!a-z]` are one of or none of them,
/// `{jpg,png}` is either, and a backslash takes the next character for what it is.
///
/// It is no `PathMatcher`, because keys are no paths: `a//b`, `../a` and a null character are keys.
/// And it is no regular expression, whose time may grow beyond all measure with the number of
/// stars.
final class Glob {
    private static final int MOST_ALTERNATIVES = 1_000;

    private final List<List<Token>> alternatives;

    private Glob(List<List<Token>> alternatives) {
        this.alternatives = alternatives;
    }

    /// @throws IllegalArgumentException if the text is no glob
    static Glob of(String text) {
        return new Glob(new GlobParser(text, MOST_ALTERNATIVES).parse());
    }

    boolean matches(String key) {
        for (List<Token> tokens : alternatives) {
            if (matches(tokens, key)) {
                return true;
            }
        }
        return false;
    }

    /// Goes back to the last star that can take one character more, and from there never further:
    /// what came before it is matched by as little as possible already.
    private static boolean matches(List<Token> tokens, String key) {
        int at = 0;
        int token = 0;
        int starAt = -1;
        int afterStar = 0;
        int starsAt = -1;
        int afterStars = 0;
        while (at < key.length() || token < tokens.size()) {
            if (token < tokens.size()) {
                switch (tokens.get(token)) {
                    case Token.Star(boolean crossing) when crossing -> {
                        starsAt = at;
                        afterStars = ++token;
                        starAt = -1;
                        continue;
                    }
                    case Token.Star _ -> {
                        starAt = at;
                        afterStar = ++token;
                        continue;
                    }
                    case Token.OneOf one -> {
                        if (at < key.length() && one.takes(key.codePointAt(at))) {
                            at += Character.charCount(key.codePointAt(at));
                            token++;
                            continue;
                        }
                    }
                }
            }
            if (starAt >= 0 && starAt < key.length() && key.charAt(starAt) != '/') {
                starAt += Character.charCount(key.codePointAt(starAt));
                at = starAt;
                token = afterStar;
            } else if (starsAt >= 0 && starsAt < key.length()) {
                starsAt += Character.charCount(key.codePointAt(starsAt));
                at = starsAt;
                token = afterStars;
                starAt = -1;
            } else {
                return false;
            }
        }
        return true;
    }

    /// What a glob consists of.
    sealed interface Token {
        /// Any number of any characters; of those besides a slash, unless it crosses slashes.
        record Star(boolean crossing) implements Token {}

        /// One character.
        ///
        /// @param others all but the ranges, and but a slash
        record OneOf(boolean others, List<Range> ranges) implements Token {
            public OneOf {
                ranges = List.copyOf(ranges);
            }

            static OneOf literally(int character) {
                return new OneOf(false, List.of(new Range(character, character)));
            }

            boolean takes(int character) {
                for (Range range : ranges) {
                    if (range.low <= character && character <= range.high) {
                        return !others;
                    }
                }
                return others && character != '/';
            }
        }

        /// Characters from one to another, both inclusive.
        record Range(int low, int high) {}
    }

    /// Every way to write a part of the first list, and then one of the second.
    static List<List<Token>> product(List<List<Token>> first, List<List<Token>> second) {
        var all = new ArrayList<List<Token>>();
        for (List<Token> head : first) {
            for (List<Token> tail : second) {
                var whole = new ArrayList<>(head);
                whole.addAll(tail);
                all.add(whole);
            }
        }
        return all;
    }
}
