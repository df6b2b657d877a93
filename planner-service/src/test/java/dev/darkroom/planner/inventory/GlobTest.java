package dev.darkroom.planner.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.jpg|a.jpg|true",
                "*.jpg|in/a.jpg|false",
                "**.jpg|in/2026/a.jpg|true",
                "**/*.jpg|a.jpg|false",
                "in/*/a.jpg|in/2026/a.jpg|true",
                "in/*/a.jpg|in/2026/11/a.jpg|false",
                "**.{jpg,jpeg}|in/a.jpeg|true",
                "**.{jpg,jpeg}|in/a.png|false",
                "IMG_?.jpg|IMG_😀.jpg|true",
                "IMG_?.jpg|IMG_/.jpg|false",
                "IMG_[0-46].jpg|IMG_6.jpg|true",
                "IMG_[0-46].jpg|IMG_5.jpg|false",
                "IMG_[!0-4].jpg|IMG_5.jpg|true",
                "IMG_[!0-4].jpg|IMG_/.jpg|false",
                "a[-x]b|a-b|true",
                "a[x-]b|a-b|true",
                "\\*.jpg|*.jpg|true",
                "\\*.jpg|a.jpg|false",
                "a//b*|a//bc|true",
                "a//b|a/b|false",
                "**|'a\nb'|true",
                "**a**b**c|xxaxxbxbxc|true",
                "*a/**b|aa/x/y/b|true",
            })
    void globMeansWhatItMeansInJava(String glob, String key, boolean matches) {
        assertThat(Glob.of(glob).matches(key)).isEqualTo(matches);
    }

    /// On keys that are paths, too.
    @Test
    void globAgreesWithJavasPathMatcher() {
        int compared = 0;
        for (int seed = 0; seed < 20_000; seed++) {
            var random = new Random(seed);
            String glob = text(random, "aabb/**?.[-]!{,}\\", 9);
            String key = text(random, "aabb/.-", 9);
            if (!Path.of(key).toString().equals(key)) {
                continue;
            }
            boolean expected;
            try {
                expected =
                        FileSystems.getDefault()
                                .getPathMatcher("glob:" + glob)
                                .matches(Path.of(key));
            } catch (PatternSyntaxException _) {
                continue;
            }
            compared++;
            assertThat(Glob.of(glob).matches(key)).as("%s on %s", glob, key).isEqualTo(expected);
        }
        assertThat(compared).isGreaterThan(2_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a[b", "a[b/c]", "[z-a]", "[+-9]", "{a,{b}}", "{a", "a\\", "["})
    void badGlobIsRefusedByName(String glob) {
        assertThatThrownBy(() -> Glob.of(glob))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + glob + "'")
                .hasMessageContaining("expected");
    }

    @Test
    void groupsThatComeToTooManyAreRefused() {
        assertThat(Glob.of("{a,b}".repeat(9)).matches("ababababa")).isTrue();
        assertThatThrownBy(() -> Glob.of("{a,b}".repeat(10)))
                .hasMessageContaining("more than 1000 alternatives");
    }

    @Test
    void manyStarsTakeNoTime() {
        var glob = Glob.of("**a*".repeat(30) + "b");
        String key = "a".repeat(1_000);

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(glob.matches(key)).isFalse());
    }

    private static String text(Random random, String characters, int longest) {
        return random.ints(1 + random.nextInt(longest), 0, characters.length())
                .map(characters::charAt)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
