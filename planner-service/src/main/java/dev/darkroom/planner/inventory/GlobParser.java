package dev.darkroom.planner.inventory;

import dev.darkroom.planner.inventory.Glob.Token;
import java.util.ArrayList;
import java.util.List;

/// Reads the text of a glob, once.
final class GlobParser {
    private static final int END = -1;

    private final String text;
    private final int mostAlternatives;
    private int at;

    /// @param mostAlternatives that its groups may come to
    GlobParser(String text, int mostAlternatives) {
        this.text = text;
        this.mostAlternatives = mostAlternatives;
    }

    /// The sequences of tokens, of which one must match: groups are written out.
    List<List<Token>> parse() {
        List<List<Token>> whole = List.of(List.of());
        while (at < text.length()) {
            List<List<Token>> next = peek() == '{' ? group() : List.of(List.of(token()));
            if ((long) whole.size() * next.size() > mostAlternatives) {
                throw bad(
                        "its groups come to more than %d alternatives".formatted(mostAlternatives));
            }
            whole = Glob.product(whole, next);
        }
        return whole;
    }

    private List<List<Token>> group() {
        next();
        var alternatives = new ArrayList<List<Token>>();
        var alternative = new ArrayList<Token>();
        while (true) {
            switch (peek()) {
                case END -> throw bad("a group has no '}'");
                case '{' -> throw bad("a group stands in a group");
                case '}', ',' -> {
                    alternatives.add(List.copyOf(alternative));
                    alternative.clear();
                    if (next() == '}') {
                        return alternatives;
                    }
                }
                default -> alternative.add(token());
            }
        }
    }

    private Token token() {
        int character = next();
        return switch (character) {
            case '*' -> star();
            case '?' -> new Token.OneOf(true, List.of());
            case '[' -> brackets();
            case '\\' -> {
                if (peek() == END) {
                    throw bad("it ends in a backslash");
                }
                yield Token.OneOf.literally(next());
            }
            default -> Token.OneOf.literally(character);
        };
    }

    private Token star() {
        boolean crossing = peek() == '*';
        if (crossing) {
            next();
        }
        return new Token.Star(crossing);
    }

    private Token brackets() {
        boolean others = peek() == '!';
        if (others) {
            next();
        }
        var ranges = new ArrayList<Token.Range>();
        do {
            int low = next();
            if (low == END) {
                throw bad("'[' has no ']'");
            }
            if (low == '/') {
                throw bad("a slash stands in brackets");
            }
            ranges.add(peek() == '-' && !endsAfter() ? range(low) : new Token.Range(low, low));
        } while (peek() != ']');
        next();
        return new Token.OneOf(others, ranges);
    }

    /// Whether the brackets end after the next character, which is then no range's hyphen.
    private boolean endsAfter() {
        return at + 1 < text.length() && text.charAt(at + 1) == ']';
    }

    private Token.Range range(int low) {
        next();
        int high = next();
        if (high < low || (low < '/' && high >= '/')) {
            throw bad(
                    "'%s-%s' is no range"
                            .formatted(
                                    Character.toString(low),
                                    high == END ? "" : Character.toString(high)));
        }
        return new Token.Range(low, high);
    }

    private int peek() {
        return at < text.length() ? text.codePointAt(at) : END;
    }

    private int next() {
        int character = peek();
        at += character == END ? 0 : Character.charCount(character);
        return character;
    }

    private IllegalArgumentException bad(String why) {
        return new IllegalArgumentException(
                "glob is '%s' (%s; expected *, **, ?, [a-z], {jpg,png} and characters)"
                        .formatted(text, why));
    }
}
