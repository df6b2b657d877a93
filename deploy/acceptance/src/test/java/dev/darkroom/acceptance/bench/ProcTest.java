package dev.darkroom.acceptance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcTest {
    private static final String STAT =
            "42 (a (strange) name) S 1 42 42 0 -1 4194304 900 0 0 0 "
                    + "100 20 3 4 20 0 9 0 12345 1000000 256 18446744073709551615 0 0 0";

    @Test
    void cpuIsOfTheProcessAndItsEndedChildren() {
        assertThat(CpuTime.parse(STAT)).map(CpuTime::cpu).contains(Duration.ofMillis(1270));
    }

    @Test
    void memoryIsInPages() {
        assertThat(CpuTime.parse(STAT)).map(CpuTime::residentBytes).contains(256L * 4096);
    }

    @Test
    void whatIsNoLineOfAProcessIsNothing() {
        assertThat(CpuTime.parse("")).isEmpty();
        assertThat(CpuTime.parse("42 (gone)")).isEmpty();
    }

    @Test
    void thisProcessHasUsedCpuAndHoldsMemory() {
        CpuTime now = new ProcessTree(ProcessHandle.current()).now();

        assertThat(now.cpu()).isPositive();
        assertThat(now.residentBytes()).isGreaterThan(10L << 20);
    }

    @Test
    void aMachineIsIdleWhenItWaitsForItsDisk() {
        Machine before = Machine.parse("cpu  100 0 100 100 0 0 0 0 0 0");
        Machine after = Machine.parse("cpu  130 10 110 120 20 5 5 0 30 0");

        assertThat(after.idlePercentSince(before)).isEqualTo(40);
    }
}
