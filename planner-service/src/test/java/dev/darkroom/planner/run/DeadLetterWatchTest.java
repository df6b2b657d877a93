package dev.darkroom.planner.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.ManifestRange;
import dev.darkroom.contracts.PlannedShard;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.StatusEvent.DeadLetterSeen;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeadLetterWatchTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final String JOB =
            Json.text(
                    JobMessage.of(
                            new RunName("r"),
                            1,
                            new PlannedShard(
                                    new ShardId(0, 7), new ManifestRange("k", "e", 0, 1), 1, 1)));

    private final List<DeadLetters.Letter> queue = new ArrayList<>();
    private final InMemoryStatusEvents events = new InMemoryStatusEvents();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DeadLetterWatch watch = watch(() -> List.copyOf(queue));

    @Test
    void everyMessageIsToldOnce() {
        queue.add(new DeadLetters.Letter("m1", JOB));
        watch.look();
        queue.add(new DeadLetters.Letter("m2", "no JSON"));
        watch.look();
        watch.look();

        assertThat(events.of(DeadLetterSeen.class))
                .containsExactly(
                        new DeadLetterSeen(
                                Optional.of(new RunName("r")),
                                "m1",
                                Optional.of(new ShardId(0, 7)),
                                NOW),
                        new DeadLetterSeen(Optional.empty(), "m2", Optional.empty(), NOW));
        assertThat(meters.counter("darkroom_planner_dead_letters").count()).isEqualTo(2);
    }

    @Test
    void queueThatCannotBeLookedAtIsLookedAtAgain() {
        var failing =
                watch(() -> {
                    if (queue.isEmpty()) {
                        throw new IllegalStateException("no answer");
                    }
                    return queue;
                });

        failing.look();
        queue.add(new DeadLetters.Letter("m1", JOB));
        failing.look();

        assertThat(events.of(DeadLetterSeen.class)).hasSize(1);
    }

    private DeadLetterWatch watch(DeadLetters letters) {
        return new DeadLetterWatch(
                letters, events, new PlannerMetrics(meters), InstantSource.fixed(NOW));
    }
}
