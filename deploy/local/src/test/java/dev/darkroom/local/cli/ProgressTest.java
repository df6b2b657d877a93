package dev.darkroom.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void aLineTellsWhatIsDoneHowFastAndHowLongItWillTake() throws JsonProcessingException {
        Progress progress =
                progress(
                        """
                        {"state":"RUNNING","objects":{"developed":96,"rejected":4},
                         "ledger":{"planned":200,"final":100,"complete":false},
                         "rate":{"overall":{"objectsPerSecond":12.34,"bytesPerSecond":41200000}},
                         "eta":{"seconds":8}}\
                        """);

        assertThat(progress.line())
                .isEqualTo("100/200 done · 4 rejected · 12.3 photos/s · 41.2 MB/s · 8 s left");
        assertThat(progress.isComplete()).isFalse();
    }

    @Test
    void onlyAFinalStateWithAWholeLedgerIsComplete() throws JsonProcessingException {
        assertThat(
                        progress("{\"state\":\"COMPLETED\",\"ledger\":{\"complete\":true}}")
                                .isComplete())
                .isTrue();
        assertThat(
                        progress("{\"state\":\"COMPLETED\",\"ledger\":{\"complete\":false}}")
                                .isComplete())
                .isFalse();
        assertThat(progress("{\"state\":\"RUNNING\",\"ledger\":{\"complete\":true}}").isComplete())
                .isFalse();
        assertThat(progress("{\"state\":\"FAILED\"}").hasFailed()).isTrue();
    }

    @Test
    void beforeThePlanTheLineTellsTheState() throws JsonProcessingException {
        assertThat(progress("{}").line()).isEqualTo("waiting for planner");
        assertThat(progress("{\"state\":\"PLANNING\"}").line()).isEqualTo("planning");
    }

    @Test
    void amountsAreForPeople() {
        assertThat(Amounts.bytes(1_234_567)).isEqualTo("1.2 MB");
        assertThat(Amounts.bytes(12_345_678_901.0)).isEqualTo("12.35 GB");
        assertThat(Amounts.time(Duration.ofSeconds(119))).isEqualTo("119 s");
        assertThat(Amounts.time(Duration.ofSeconds(125))).isEqualTo("2 min 05 s");
        assertThat(Amounts.time(Duration.ofMinutes(125))).isEqualTo("2 h 05 min");
    }

    private static Progress progress(String json) throws JsonProcessingException {
        return new Progress(new ObjectMapper().readTree(json));
    }
}
