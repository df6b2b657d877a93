package dev.darkroom.planner.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerConfigTest {
    @Test
    void defaultsAreFilledIn() {
        PlannerConfig config = TestConfig.with(Map.of());

        assertThat(config.pace().look()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.pace().lease()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.pace().rounds()).isEqualTo(4);
        assertThat(config.batch().attempts()).isEqualTo(5);
        assertThat(config.deadLetterQueueArn()).isEmpty();
        assertThat(config.batch().mopUpJobQueue()).isEmpty();
        assertThat(config.batch().runnableLimit()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.prices().onDemandVcpuHour()).isEqualTo(0.05);
    }

    @ParameterizedTest
    @CsvSource({
        "runs-at-once, 0, 0 (expected 1 to",
        "batch.attempts, 0, 0 (expected 1 to 10)",
        "batch.attempts, 11, 11 (expected 1 to 10)",
        "batch.timeout, PT59S, PT59S (expected PT1M to",
        "batch.vcpus, 0, 0 (expected 1 to 192)",
        "batch.calls-per-second, 51, 51 (expected 1 to 50)",
        "batch.shard-time, PT0.5S, PT0.5S (expected PT1S to PT24H)",
        "batch.runnable-limit, PT0S, PT0S (expected PT1S to",
        "prices.spot-vcpu-hour, -0.01, -0.01 (expected 0.0 to",
        "queue.visibility, PT0.5S, PT0.5S (expected PT1S to PT12H)",
        "queue.visibility, PT13H, PT13H (expected PT1S to PT12H)",
        "queue.max-receive-count, 1001, 1001 (expected 1 to 1000)"
    })
    void settingOutOfItsBoundsIsRefusedByName(String key, String value, String problem) {
        PlannerConfig config = TestConfig.with(Map.of(key, value));

        assertThatThrownBy(() -> ConfigBounds.check(config))
                .hasMessageContaining("darkroom.planner." + key + " is " + problem);
        assertThatCode(() -> ConfigBounds.check(TestConfig.with(Map.of())))
                .doesNotThrowAnyException();
    }

    @Test
    void missingSettingIsNamed() {
        assertThatThrownBy(() -> TestConfig.read(Map.of()))
                .hasMessageContaining("darkroom.planner.control-bucket");
    }

    @Test
    void unknownSettingIsRefusedByName() {
        assertThatThrownBy(() -> TestConfig.with(Map.of("pace.lok", "PT1S")))
                .hasMessageContaining("darkroom.planner.pace.lok");
    }
}
