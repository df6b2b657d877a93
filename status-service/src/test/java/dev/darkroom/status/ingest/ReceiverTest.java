package dev.darkroom.status.ingest;

import static dev.darkroom.status.ingest.IntakeTest.message;
import static dev.darkroom.status.testing.Events.freshRun;
import static dev.darkroom.status.testing.Events.reported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.contracts.RunName;
import dev.darkroom.status.Outage;
import dev.darkroom.status.metrics.IngestMeters;
import dev.darkroom.status.progress.RunProgress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ReceiverTest {
    private static final int ENDLESS = 1_000_000;

    private final RunName run = freshRun();
    private final FakeEventQueue queue = new FakeEventQueue();
    private final FailingProgressStore store = new FailingProgressStore();
    private final FakeMalformedMessages malformed = new FakeMalformedMessages();
    private final Outage queueOutage = outage("queue");
    private final Outage storeOutage = outage("store");
    private final Receiver receiver =
            new Receiver(
                    queue,
                    new Intake(
                            store,
                            malformed,
                            new IngestMeters(new SimpleMeterRegistry(), InstantSource.system())),
                    new BackOff(Duration.ofMillis(1), Duration.ofMillis(4)),
                    queueOutage,
                    storeOutage);
    private Thread thread;

    @BeforeEach
    void start() {
        thread = Thread.ofVirtual().unstarted(receiver);
    }

    @AfterEach
    void stop() throws InterruptedException {
        receiver.stop(thread);
        thread.join();
    }

    @Test
    void aMessageIsDeletedOnceItIsTakenIn() {
        queue.put(message(reported(run, 0, 1, 0)), "no JSON");
        thread.start();

        await().untilAsserted(() -> assertThat(queue.deleted()).containsExactly("m0", "m1"));
        assertThat(store.find(run)).isPresent();
        assertThat(malformed.reasons()).hasSize(1);
    }

    @Test
    void whileTheStoreFailsTheSameMessagesAreTriedAndNoOthersReceived() {
        store.failNext(5);
        queue.put(message(reported(run, 0, 1, 0)));
        queue.put(message(reported(run, 1, 1, 0)));
        thread.start();

        await().untilAsserted(() -> assertThat(queue.deleted()).hasSize(2));
        assertThat(store.commits()).isEqualTo(5 + 2);
        assertThat(queue.receives()).isLessThanOrEqualTo(3);
        assertThat(store.find(run).map(RunProgress::shardsReported)).contains(2);
        await().untilAsserted(() -> assertThat(storeOutage.since()).isEmpty());
    }

    @Test
    void anOutageIsKnownWhileItLasts() {
        store.failNext(ENDLESS);
        queue.put(message(reported(run, 0, 1, 0)));
        thread.start();
        await().untilAsserted(() -> assertThat(storeOutage.since()).isPresent());
        assertThat(queue.deleted()).isEmpty();

        store.failNext(0);

        await().untilAsserted(() -> assertThat(storeOutage.since()).isEmpty());
        await().untilAsserted(() -> assertThat(queue.deleted()).hasSize(1));
    }

    @Test
    void aQueueThatFailsIsTriedAgain() {
        queue.failNext(3);
        queue.put(message(reported(run, 0, 1, 0)));
        thread.start();

        await().untilAsserted(() -> assertThat(queue.deleted()).hasSize(1));
        await().untilAsserted(() -> assertThat(queueOutage.since()).isEmpty());
        assertThat(queue.receives()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void aReceiverStopsWhileItWaitsForMessages() throws InterruptedException {
        thread.start();
        await().untilAsserted(() -> assertThat(queue.receives()).isOne());

        receiver.stop(thread);

        assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
        assertThat(queueOutage.since()).isEmpty();
    }

    @Test
    void aReceiverStopsDuringAnOutageAndLeavesItsMessages() throws InterruptedException {
        store.failNext(ENDLESS);
        queue.put(message(reported(run, 0, 1, 0)));
        thread.start();
        await().untilAsserted(() -> assertThat(storeOutage.since()).isPresent());

        receiver.stop(thread);

        assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
        assertThat(queue.deleted()).isEmpty();
    }

    private static Outage outage(String what) {
        return new Outage(Logger.getLogger(ReceiverTest.class), what, InstantSource.system());
    }
}
