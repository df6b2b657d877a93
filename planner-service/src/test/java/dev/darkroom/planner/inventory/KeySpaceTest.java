package dev.darkroom.planner.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class KeySpaceTest {
    private static final String ALPHABET = " !-./0129AZaz~é\uFFFD\uD83D\uDE00";

    @RepeatedTest(500)
    void orderIsThatOfUtf8(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        String one = key(random);
        String other = random.nextBoolean() ? key(random) : one + key(random);

        int expected =
                Arrays.compareUnsigned(
                        one.getBytes(StandardCharsets.UTF_8),
                        other.getBytes(StandardCharsets.UTF_8));

        assertThat(Integer.signum(KeySpace.ORDER.compare(one, other)))
                .isEqualTo(Integer.signum(expected));
    }

    @RepeatedTest(2_000)
    void middleIsBetween(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        String one = key(random);
        String other = random.nextInt(3) == 0 ? one + key(random) : key(random);
        String low = KeySpace.ORDER.compare(one, other) < 0 ? one : other;
        String high = low.equals(one) ? other : one;

        KeySpace.middle(low, Optional.of(high))
                .ifPresent(middle -> {
                    assertThat(KeySpace.ORDER.compare(low, middle)).isNegative();
                    assertThat(KeySpace.ORDER.compare(middle, high)).isNegative();
                });
        KeySpace.middle(low, Optional.empty())
                .ifPresent(middle -> assertThat(KeySpace.ORDER.compare(low, middle)).isNegative());
        KeySpace.beyond(low, Optional.of(high))
                .ifPresent(point -> {
                    assertThat(KeySpace.ORDER.compare(low, point)).isNegative();
                    assertThat(KeySpace.ORDER.compare(point, high)).isNegative();
                });
    }

    @Test
    void middleIsAboutHalfway() {
        assertThat(KeySpace.middle("a", Optional.of("c"))).contains("b");
        assertThat(KeySpace.middle("in/a", Optional.of("in/c"))).contains("in/b");
        assertThat(KeySpace.middle("in/aaaaaXYZ", Optional.of("in/aaaab")))
                .hasValueSatisfying(middle -> assertThat(middle).startsWith("in/aaaaa"));
        assertThat(KeySpace.middle("p", Optional.empty()))
                .hasValueSatisfying(middle -> assertThat(middle).isBetween("v", "y"));
    }

    @Test
    void foldersAreLeftFromTheOutermostOn() {
        assertThat(KeySpace.beyond("a/b/c_1.jpg", Optional.empty())).contains("a0");
        assertThat(KeySpace.beyond("a/b/c_1.jpg", Optional.of("a0"))).contains("a/b0");
        assertThat(KeySpace.beyond("a/b/c_1.jpg", Optional.of("a/b0"))).contains("a/b/c`");
        assertThat(KeySpace.beyond("a/b/c_1.jpg", Optional.of("a/b/c`"))).isEmpty();
        assertThat(KeySpace.beyond("abc.jpg", Optional.empty())).isEmpty();
    }

    @Test
    void nothingIsBetweenNeighbours() {
        assertThat(KeySpace.middle("a", Optional.of("a "))).isEmpty();
    }

    private static String key(Random random) {
        return random.ints(1 + random.nextInt(9), 0, ALPHABET.codePointCount(0, ALPHABET.length()))
                .mapToObj(i ->
                        Character.toString(ALPHABET.codePointAt(ALPHABET.offsetByCodePoints(0, i))))
                .collect(Collectors.joining());
    }
}
