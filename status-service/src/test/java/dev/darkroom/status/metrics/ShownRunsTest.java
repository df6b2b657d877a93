package dev.darkroom.status.metrics;

import static dev.darkroom.status.testing.Events.START;
import static dev.darkroom.status.testing.Events.changed;
import static dev.darkroom.status.testing.Events.freshRun;
import static dev.darkroom.status.testing.Events.ofRun;
import static dev.darkroom.status.testing.Events.planned;
import static dev.darkroom.status.testing.Events.reported;
import static dev.darkroom.status.testing.Redrives.ofRedrivenRun;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunState;
import dev.darkroom.status.StatusConfig;
import dev.darkroom.status.progress.InMemoryProgressStore;
import dev.darkroom.status.progress.ProgressStore;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ShownRunsTest {
    private final ProgressStore store = new InMemoryProgressStore();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RunName run = freshRun();
    private Instant now = START.plusSeconds(100);
    private final ShownRuns shown = new ShownRuns(store, registry, config(), () -> now);

    @Test
    void aRunsMetersFollowItsProgress() {
        store.apply(List.of(planned(run, 2, RunState.RUNNING, 4, 40), reported(run, 0, 8, 2)));
        shown.refresh();
        assertThat(developed()).isEqualTo(8);

        store.apply(List.of(reported(run, 1, 9, 1)));
        assertThat(developed()).as("between refreshes").isEqualTo(8);
        shown.refresh();

        assertThat(developed()).isEqualTo(17);
        assertThat(registry.get("darkroom.shards.planned").gauge().value()).isEqualTo(4);
    }

    @Test
    void aRedriveLetsNoCounterOfObjectsFall() {
        store.apply(ofRedrivenRun(run, 3));
        shown.refresh();

        assertThat(counted("darkroom.objects", "developed")).isEqualTo(27);
        assertThat(counted("darkroom.objects", "failed")).isEqualTo(9);
        assertThat(counted("darkroom.objects.superseded", "failed")).isEqualTo(9);
        assertThat(counted("darkroom.objects.superseded", "developed")).isZero();
        assertThat(registry.get("darkroom.shards.reported").functionCounter().count()).isEqualTo(3);
        assertThat(registry.get("darkroom.objects.planned").gauge().value()).isEqualTo(3);
    }

    @Test
    void aRunThatIsOverIsShownForADayAndThenNoMore() {
        store.apply(ofRun(run, 3));
        shown.refresh();
        assertThat(registry.getMeters()).isNotEmpty();

        now = START.plusSeconds(24 * 3600 + 1000);
        shown.refresh();

        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void noMoreRunsAreShownThanConfigured() {
        for (int i = 0; i < 5; i++) {
            store.apply(List.of(changed(freshRun(), i, RunState.RUNNING)));
        }

        shown.refresh();

        assertThat(registry.getMeters().stream().map(Meter::getId).map(id -> id.getTag("run")))
                .doesNotContainNull()
                .satisfies(runs -> assertThat(runs.stream().distinct()).hasSize(3));
    }

    private double developed() {
        return counted("darkroom.objects", "developed");
    }

    private double counted(String name, String result) {
        return registry.get(name)
                .tag("run", run.value())
                .tag("result", result)
                .functionCounter()
                .count();
    }

    private static StatusConfig config() {
        var settings =
                Map.of(
                        "darkroom.status.event-queue-url", "http://127.0.0.1/events",
                        "darkroom.status.metrics.runs", "3");
        return new SmallRyeConfigBuilder()
                .withMapping(StatusConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(StatusConfig.class);
    }
}
