package dev.darkroom.simulator.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.simulator.world.Trace;
import dev.darkroom.simulator.world.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QueueTest {
    private static final Duration VISIBILITY = Duration.ofSeconds(30);

    private final World calm = World.of(1, Duration.ZERO, Trace.none());
    private final Queue<String> queue = new Queue<>(calm, 2);

    @Test
    void aMessageInFlightIsInvisibleUntilItsTimeout() {
        queue.send("message");
        assertThat(queue.receive(VISIBILITY)).isPresent();

        assertThat(queue.receive(VISIBILITY)).isEmpty();
        assertThat(queue.counts()).isEqualTo(new QueueCounts(0, 1));
        pass(VISIBILITY);
        assertThat(queue.receive(VISIBILITY)).isPresent();
    }

    @Test
    void aDeletedMessageIsGone() {
        queue.send("message");
        queue.delete(queue.receive(VISIBILITY).orElseThrow());

        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void visibilityIsChangedOnlyInFlight() {
        queue.send("message");
        var delivery = queue.receive(VISIBILITY).orElseThrow();
        queue.changeVisibility(delivery, Duration.ZERO);

        assertThatThrownBy(() -> queue.changeVisibility(delivery, VISIBILITY))
                .hasMessage("MessageNotInflight");
    }

    @Test
    void aMessageReceivedTooOftenIsDead() {
        queue.send("message");
        queue.receive(Duration.ZERO);
        queue.receive(Duration.ZERO);

        assertThat(queue.receive(VISIBILITY)).isEmpty();
        assertThat(queue.isEmpty()).isTrue();
    }

    private void pass(Duration time) {
        calm.after(time, () -> {});
        calm.timeline().advance();
    }
}
