package dev.darkroom.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTemplateTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    {key}/{rendition}.{ext},          2026/é 1.JPG/320.webp
                    {rendition}/{key}/x.{ext},        320/2026/é 1.JPG/x.webp
                    {hash}/{stem}-{rendition}.{ext},  HASH/2026/é 1-320.webp
                    {hash:4}/{key}/{rendition}.{ext}, HASH/2026/é 1.JPG/320.webp
                    """)
    void placeholdersAreFilledIn(String template, String key) {
        String made = new KeyTemplate(template).key("2026/é 1.JPG", "320", ImageFormat.WEBP);

        assertThat(made.replaceFirst("^(?!2026)([0-9a-f]{32}|[0-9a-f]{4})/", "HASH/"))
                .isEqualTo(key);
    }

    @Test
    void hashSpreadsAndIsOfTheKeyAlone() {
        var template = new KeyTemplate("{hash:2}/{key}/{rendition}.{ext}");
        var prefixes = new HashMap<String, Integer>();
        for (int i = 0; i < 4_096; i++) {
            String key = template.key("2026/11/IMG_%04d.jpg".formatted(i), "320", ImageFormat.JPEG);
            prefixes.merge(key.substring(0, 2), 1, Integer::sum);
        }

        assertThat(prefixes).hasSize(256);
        assertThat(prefixes.values()).allMatch(count -> count < 64);
        assertThat(template.key("a", "x", ImageFormat.JPEG)).isEqualTo("ca/a/x.jpg");
    }

    @ParameterizedTest
    @CsvSource({
        "a.jpg,       a",
        "a.b/c.d.jpg, a.b/c.d",
        "a.b/c,       a.b/c",
        "a,           a",
        "a.,          a",
        ".hidden,     .hidden",
        "a/.hidden,   a/.hidden",
        "{key}$1.jpg, {key}$1"
    })
    void stemIsTheKeyWithoutItsExtension(String key, String stem) {
        String made = new KeyTemplate("{hash}/{stem}").key(key, "r", ImageFormat.JPEG);

        assertThat(made.substring(33)).isEqualTo(stem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {rendition}.{ext}              | could share a key
                    {stem}/{rendition}.{ext}       | could share a key
                    {key}-{rendition}.{ext}        | could share a key
                    {key}/{stem}/{rendition}       | could share a key
                    {stem}/{stem}/{hash}           | could share a key
                    {hash:31}/{rendition}          | could share a key
                    {hash:33}/{key}/{rendition}    | 1 to 32
                    {key:3}/{rendition}            | only {hash}
                    {key}/{size}                   | expected {key}, {stem}
                    {key}/a b                      | expected {key}, {stem}
                    /{key}/{rendition}             | is empty
                    {key}/../{rendition}           | '..'
                    """)
    void refusedTemplatesSayWhy(String template, String problem) {
        assertThatThrownBy(() -> new KeyTemplate(template)).hasMessageContaining(problem);
    }

    /// Short keys over few characters, so that whatever can collide does.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{key}/{rendition}.{ext}",
                "{rendition}/{key}/{ext}",
                "{hash}/{stem}-{rendition}.{ext}",
                "{stem}/{rendition}/{hash}/{ext}",
                "{rendition}-{hash:1}/{key}/a-{rendition}.{ext}"
            })
    void noTwoSourcesOrRenditionsShareAKey(String template) {
        var keys = new KeyTemplate(template);
        var random = new Random(11);
        var owners = new HashMap<String, List<String>>();
        for (int i = 0; i < 20_000; i++) {
            String source = word(random, "a./-1", 6);
            String rendition = List.of("a", "1", "a-1", "1-a").get(random.nextInt(4));
            var owner = List.of(source, rendition);
            var other = owners.put(keys.key(source, rendition, ImageFormat.JPEG), owner);
            assertThat(other == null || other.equals(owner)).as("%s and %s", owner, other).isTrue();
        }
    }

    private static String word(Random random, String letters, int longest) {
        var word = new StringBuilder();
        for (int length = 1 + random.nextInt(longest); length > 0; length--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }
}
