package dev.darkroom.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MainTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void goodSchedulesAreCountedWithTheirFaults() {
        assertThat(run("--schedules", "3", "--seed", "10")).isZero();
        assertThat(text()).contains("3 schedules", "schedules a minute", "answer-lost");
    }

    @Test
    void aViolationIsToldWithItsSeedAndTheEndOfItsTrace() {
        assertThat(run("--sabotage", "tally-added-twice")).isEqualTo(1);
        assertThat(text()).contains("seed 1 violates STATUS_AGREES", "audit        finds");
    }

    @Test
    void whatIsNoOptionIsRefusedWithTheUsage() {
        assertThat(run("--sabotage", "gremlins")).isEqualTo(2);
        assertThat(text()).contains("no sabotage is called 'gremlins'", "Usage:");
    }

    private int run(String... arguments) {
        return Main.run(arguments, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
