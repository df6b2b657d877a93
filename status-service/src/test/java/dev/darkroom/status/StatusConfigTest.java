package dev.darkroom.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StatusConfigTest {
    @Test
    void onlyTheQueueMustBeSet() {
        StatusConfig config = configured(Map.of());

        assertThat(config.ingest().receivers()).isEqualTo(2);
        assertThat(config.ingest().longPoll()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.metrics().runs()).isEqualTo(100);
    }

    @Test
    void anUnknownKeyIsRefused() {
        assertThatThrownBy(() -> configured(Map.of("darkroom.status.ingest.recievers", "3")))
                .hasStackTraceContaining("darkroom.status.ingest.recievers");
    }

    @Test
    void aMissingQueueIsRefusedByName() {
        assertThatThrownBy(() -> configured(Map.of("darkroom.status.event-queue-url", "")))
                .hasStackTraceContaining("darkroom.status.event-queue-url");
    }

    private static StatusConfig configured(Map<String, String> settings) {
        var all = new HashMap<String, String>();
        all.put("darkroom.status.event-queue-url", "http://127.0.0.1/000000000000/events");
        all.putAll(settings);
        return new SmallRyeConfigBuilder()
                .withMapping(StatusConfig.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build()
                .getConfigMapping(StatusConfig.class);
    }
}
