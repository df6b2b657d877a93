package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How the key of a rendition follows from the key of its source.
///
/// | placeholder | stands for |
/// | --- | --- |
/// | `{key}` | the source's key |
/// | `{stem}` | the source's key without its extension |
/// | `{rendition}` | the rendition's name |
/// | `{ext}` | the extension of the rendition's format |
/// | `{hash}` | 32 hexadecimal digits, of the SHA-256 of the source's key |
/// | `{hash:4}` | the first 4 of them, to spread over S3's prefixes |
///
/// No two sources may share a key, whatever their names are. So one segment between slashes must be
/// `{key}` or `{hash}`, and only one placeholder may be of a length that nobody knows and hold
/// slashes, `{key}` or `{stem}`: then the segment can be told from the others, and the source from
/// the segment.
public record KeyTemplate(String text) {
    private static final int HASH_DIGITS = 32;
    private static final int MAX_LENGTH = 256;
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{(key|stem|rendition|ext|hash)(?::([1-9][0-9]?))?}");

    /// What S3 calls safe in a key.
    private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9!_.*'()/-]*");

    /// Spread over 65,536 prefixes, and readable.
    public static final KeyTemplate DEFAULT = new KeyTemplate("{hash:4}/{key}/{rendition}.{ext}");

    /// Each source's key as a folder: a tree of sources stays that tree.
    public static final KeyTemplate TREE = new KeyTemplate("{key}/{rendition}.{ext}");

    public KeyTemplate {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "the key template has %d characters (expected at most %d)"
                            .formatted(text.length(), MAX_LENGTH));
        }
        for (MatchResult placeholder : PLACEHOLDER.matcher(text).results().toList()) {
            String digits = placeholder.group(2);
            if (digits != null
                    && !(placeholder.group(1).equals("hash")
                            && Integer.parseInt(digits) <= HASH_DIGITS)) {
                throw refused(text, "only {hash} takes a number of digits, 1 to " + HASH_DIGITS);
            }
        }
        if (!LITERAL.matcher(PLACEHOLDER.matcher(text).replaceAll("")).matches()) {
            throw refused(
                    text,
                    "expected {key}, {stem}, {rendition}, {ext}, {hash} and {hash:4}, and besides only letters, digits and !_.*'()-/");
        }
        List<String> segments = Arrays.asList(text.split("/", -1));
        if (segments.stream().anyMatch(part -> part.isEmpty() || part.matches("\\.\\.?"))) {
            throw refused(text, "a segment between slashes is empty, '.' or '..'");
        }
        if (!segments.contains("{key}") && !segments.contains("{hash}")) {
            throw refused(
                    text,
                    "two sources could share a key: {key} or {hash} must stand alone between slashes");
        }
        long withSlashes =
                PLACEHOLDER
                        .matcher(text)
                        .results()
                        .filter(it -> it.group(1).equals("key") || it.group(1).equals("stem"))
                        .count();
        if (withSlashes > 1) {
            throw refused(
                    text,
                    "two sources could share a key: {key} and {stem} may not both, or twice, be in it");
        }
    }

    @JsonCreator
    static KeyTemplate read(String text) {
        return new KeyTemplate(text);
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }

    boolean tellsRenditionsApart() {
        return text.contains("{rendition}");
    }

    /// The key of a rendition of a source object.
    public String key(String sourceKey, String rendition, ImageFormat format) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(it ->
                        Matcher.quoteReplacement(
                                switch (it.group(1)) {
                                    case "key" -> sourceKey;
                                    case "stem" -> stem(sourceKey);
                                    case "rendition" -> rendition;
                                    case "ext" -> format.extension();
                                    default -> hash(sourceKey, digits(it.group(2)));
                                }));
    }

    private static int digits(@Nullable String number) {
        return number == null ? HASH_DIGITS : Integer.parseInt(number);
    }

    private static String hash(String key, int digits) {
        try {
            byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash).substring(0, digits);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    private static String stem(String key) {
        int dot = key.lastIndexOf('.');
        return dot > key.lastIndexOf('/') + 1 ? key.substring(0, dot) : key;
    }

    private static IllegalArgumentException refused(String template, String problem) {
        return new IllegalArgumentException(
                "not a key template: '%s' (%s)".formatted(template, problem));
    }
}
