package dev.darkroom.simulator.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.simulator.world.Trace;
import dev.darkroom.simulator.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class BatchTest {
    private final World calm = World.of(1, Duration.ZERO, Trace.none());
    private final Batch batch = new Batch(calm);
    private final List<Child> started = new ArrayList<>();
    private int exitCode;

    @Test
    void submittedTwiceOneNameIsTwoJobs() {
        batch.submit("wave", 1);
        batch.submit("wave", 1);

        assertThat(batch.named("wave")).hasSize(2);
    }

    @Test
    void aJobEndsWithItsLastChild() {
        batch.runs(this::exitsAtOnce);
        String id = batch.submit("wave", 3);

        assertThat(batch.describe(id).orElseThrow().active()).isEqualTo(3);
        passAll();
        assertThat(batch.describe(id).orElseThrow().isEnded()).isTrue();
        assertThat(started).hasSize(3);
    }

    @Test
    void aChildThatFailsIsTriedAgainSomeTimes() {
        exitCode = 1;
        batch.runs(this::exitsAtOnce);
        String id = batch.submit("wave", 1);
        passAll();

        assertThat(started).extracting(Child::attempt).containsExactly(1, 2, 3, 4);
        assertThat(batch.describe(id).orElseThrow().failed()).isEqualTo(1);
    }

    private ChildProcess exitsAtOnce(Child child, IntConsumer exited) {
        started.add(child);
        calm.after(Duration.ZERO, () -> exited.accept(exitCode));
        return new ChildProcess() {
            @Override
            public void terminate() {}

            @Override
            public void kill() {}
        };
    }

    private void passAll() {
        boolean more = true;
        while (more) {
            more = calm.timeline().advance();
        }
    }
}
