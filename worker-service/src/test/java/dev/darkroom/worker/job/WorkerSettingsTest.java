package dev.darkroom.worker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerSettingsTest {
    private static final Map<String, String> COMPLETE =
            Map.of(
                    "darkroom.worker.run", "uploads",
                    "darkroom.worker.wave", "darkroom-uploads-e1-w1",
                    "darkroom.worker.job-queue-url", "http://sqs/jobs",
                    "darkroom.worker.event-queue-url", "http://sqs/events",
                    "darkroom.worker.control-bucket", "control");

    @Test
    void whatIsNotSetHasADefault() throws IllegalConfiguration {
        WorkerSettings settings = settings(COMPLETE, Optional.of("job-1:7"));
        assertThat(settings.limits().visibility()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.limits().checkpointEvery()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.limits().window()).isEqualTo(10);
        assertThat(settings.pace().idleTime()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.batchJob()).contains(new BatchJob("darkroom-uploads-e1-w1", "job-1"));
    }

    @Test
    void workerRunByHandBelongsToNoWave() throws IllegalConfiguration {
        assertThat(settings(COMPLETE, Optional.empty()).batchJob()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "run, DARKROOM_WORKER_RUN",
        "job-queue-url, DARKROOM_WORKER_JOB_QUEUE_URL",
        "event-queue-url, DARKROOM_WORKER_EVENT_QUEUE_URL",
        "control-bucket, DARKROOM_WORKER_CONTROL_BUCKET",
    })
    void whatIsMissingIsNamedWithItsVariable(String key, String variable) {
        var incomplete = new HashMap<>(COMPLETE);
        incomplete.remove("darkroom.worker." + key);
        assertThatThrownBy(() -> settings(incomplete, Optional.empty()))
                .isInstanceOf(IllegalConfiguration.class)
                .hasMessage(
                        "darkroom.worker.%s is missing: set it, or the environment variable %s"
                                .formatted(key, variable));
    }

    @ParameterizedTest
    @CsvSource({
        "run, No Name, darkroom.worker.run: not a run name",
        "receive-wait, PT21S, darkroom.worker.receive-wait is PT21S (expected",
        "visibility-timeout, PT0.5S, darkroom.worker.visibility-timeout is PT0.5S (expected",
        "visibility-timeout, PT13H, darkroom.worker.visibility-timeout is PT13H (expected",
        "stall-limit, PT0S, darkroom.worker.*: stall is PT0S (expected",
    })
    void whatIsWrongIsNamedWithItsValue(String key, String value, String message) {
        var wrong = new HashMap<>(COMPLETE);
        wrong.put("darkroom.worker." + key, value);
        assertThatThrownBy(() -> settings(wrong, Optional.empty()))
                .isInstanceOf(IllegalConfiguration.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void countOfImagersIsRequiredInBatch() throws IllegalConfiguration {
        Optional<String> job = Optional.of("job-1:7");
        assertThatThrownBy(() -> WorkerSettings.imagers(OptionalInt.empty(), job))
                .isInstanceOf(IllegalConfiguration.class)
                .hasMessageContaining("DARKROOM_WORKER_IMAGER_COUNT");
        assertThat(WorkerSettings.imagers(OptionalInt.of(3), job)).isEqualTo(3);
        assertThat(WorkerSettings.imagers(OptionalInt.empty(), Optional.empty()))
                .isEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void noImagersAreRefused() {
        assertThatThrownBy(() -> WorkerSettings.imagers(OptionalInt.of(0), Optional.empty()))
                .isInstanceOf(IllegalConfiguration.class)
                .hasMessageStartingWith("darkroom.worker.imager.count is 0 (expected");
    }

    private static WorkerSettings settings(Map<String, String> properties, Optional<String> jobId)
            throws IllegalConfiguration {
        WorkerConfig config =
                new SmallRyeConfigBuilder()
                        .withMapping(WorkerConfig.class)
                        .withSources(new PropertiesConfigSource(properties, "test", 100))
                        .build()
                        .getConfigMapping(WorkerConfig.class);
        return WorkerSettings.of(config, jobId, 4);
    }
}
