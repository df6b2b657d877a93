package dev.darkroom.status.ingest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.status.StatusConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IngestSettingsTest {
    @Test
    void settingsThatSqsOrNobodyCouldKeepAreRefusedByName() {
        assertThatCode(() -> IngestLoop.check(new Settings(1, Duration.ofSeconds(20))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> IngestLoop.check(new Settings(0, Duration.ofSeconds(20))))
                .hasMessage("darkroom.status.ingest.receivers is 0 (expected at least 1)");
        assertThatThrownBy(() -> IngestLoop.check(new Settings(1, Duration.ofSeconds(21))))
                .hasMessage("darkroom.status.ingest.long-poll is PT21S (expected PT0S to PT20S)");
    }

    private record Settings(int receivers, Duration longPoll) implements StatusConfig.Ingest {
        @Override
        public Duration firstPause() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration longestPause() {
            return Duration.ofSeconds(1);
        }
    }
}
