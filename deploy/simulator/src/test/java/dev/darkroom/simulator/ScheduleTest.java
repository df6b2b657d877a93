package dev.darkroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.simulator.scenario.Sabotage;
import dev.darkroom.simulator.world.Trace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 42, 4_711, -1})
    void theSameSeedIsTheSameSchedule(long seed) throws NoSuchAlgorithmException {
        assertThat(hash(seed)).isEqualTo(hash(seed));
    }

    @Test
    void anotherSeedIsAnotherSchedule() throws NoSuchAlgorithmException {
        assertThat(hash(1)).isNotEqualTo(hash(2));
    }

    @Test
    void keepingATraceChangesNothing() {
        Verdict untold = Schedule.play(7, Sabotage.NONE, Trace.none());
        Verdict told = Schedule.play(7, Sabotage.NONE, Trace.kept());

        assertThat(told.steps()).isEqualTo(untold.steps());
        assertThat(told.trace().lines()).hasSizeGreaterThan(100);
        assertThat(untold.trace().lines()).isEmpty();
    }

    private static String hash(long seed) throws NoSuchAlgorithmException {
        var lines = Schedule.play(seed, Sabotage.NONE, Trace.kept()).trace().lines();
        byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    }
}
