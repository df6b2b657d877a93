package dev.darkroom.status.ingest;

import static dev.darkroom.status.ingest.FakeEventQueue.delivery;
import static dev.darkroom.status.testing.Events.START;
import static dev.darkroom.status.testing.Events.deadLetterSeen;
import static dev.darkroom.status.testing.Events.freshRun;
import static dev.darkroom.status.testing.Events.jobsSeen;
import static dev.darkroom.status.testing.Events.reported;
import static dev.darkroom.status.testing.Redrives.failed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.contracts.EventMessage;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.StatusEvent;
import dev.darkroom.contracts.Tally;
import dev.darkroom.status.metrics.IngestMeters;
import dev.darkroom.status.progress.RunProgress;
import dev.darkroom.status.progress.StoreFailure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class IntakeTest {
    private final RunName run = freshRun();
    private final FailingProgressStore store = new FailingProgressStore();
    private final FakeMalformedMessages malformed = new FakeMalformedMessages();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Intake intake =
            new Intake(store, malformed, new IngestMeters(registry, InstantSource.fixed(START)));

    @Test
    void messagesReceivedTogetherAreOneCommit() {
        intake.take(
                List.of(
                        delivery("a", message(reported(run, 0, 1, 0))),
                        delivery("b", message(reported(run, 1, 1, 0), reported(run, 0, 1, 0)))));

        assertThat(store.commits()).isOne();
        assertThat(shards()).isEqualTo(2);
        assertThat(counted("applied")).isEqualTo(2);
        assertThat(counted("repeated")).isEqualTo(1);
        assertThat(registry.get("darkroom.ingest.lag").timer().count()).isEqualTo(2);
    }

    @Test
    void whatSaysNothingOfProgressIsCountedByItself() {
        String seen = message(jobsSeen(run), deadLetterSeen(), jobsSeen(run));
        String unknown = message(jobsSeen(run)).replace("jobs-seen", "jobs-sneezed");

        intake.take(List.of(delivery("a", seen), delivery("b", unknown)));

        assertThat(counted("passed-over")).isEqualTo(3);
        assertThat(counted("unknown")).isOne();
        assertThat(counted("applied") + counted("repeated") + counted("malformed")).isZero();
        assertThat(malformed.reasons()).isEmpty();
    }

    @Test
    void whatIsMalformedIsKeptAsideWithItsPlaceAndReason() {
        String event = message(reported(run, 0, 1, 0));
        intake.take(
                List.of(
                        delivery("a", event),
                        delivery("b", "no JSON"),
                        delivery("c", event.replace(run.value(), "Not A Run")),
                        delivery("d", "{\"version\":1}"),
                        delivery("e", event.replace("\"developed\":1", "\"developed\":-1")),
                        delivery("f", message(takenBack()))));

        assertThat(shards()).isOne();
        assertThat(malformed.reasons()).hasSize(5);
        assertThat(malformed.reasons().get(0)).startsWith("not JSON: ");
        assertThat(malformed.reasons().get(1)).startsWith("events[0].run: not a run name: ");
        assertThat(malformed.reasons().get(2)).isEqualTo("events: events is missing");
        assertThat(malformed.reasons().get(3)).isEqualTo("DEVELOPED is negative: -1");
        assertThat(malformed.reasons().get(4)).isEqualTo("FAILED is negative: -1");
        assertThat(counted("malformed")).isEqualTo(5);
    }

    @Test
    void aRunChangedWithoutItsRecipeIsMalformed() {
        intake.take(
                List.of(
                        delivery(
                                "a",
                                """
                                {"version":1,"events":[{"type":"run-changed","run":"r","revision":1,
                                 "state":"RUNNING","createdAt":"2026-11-01T08:00:00Z",
                                 "at":"2026-11-01T08:00:00Z"}]}
                                """)));

        assertThat(malformed.reasons()).containsExactly("recipe is missing in run-changed of r");
    }

    @Test
    void aMessageThatTheStoreRefusesCostsNoOther() {
        intake.take(
                List.of(
                        delivery("a", message(reported(run, 0, 1, 0))),
                        delivery("b", message(wave("refused"), reported(run, 1, 1, 0))),
                        delivery("c", message(reported(run, 2, 1, 0)))));

        assertThat(shards()).isEqualTo(2);
        assertThat(malformed.reasons()).containsExactly("refused by the store: on purpose");
    }

    @Test
    void aStoreThatFailsTakesNothingIn() {
        store.failNext(1);
        var deliveries = List.of(delivery("a", message(reported(run, 0, 1, 0))));

        assertThatThrownBy(() -> intake.take(deliveries)).isInstanceOf(StoreFailure.class);

        assertThat(counted("applied")).isZero();
        assertThat(malformed.reasons()).isEmpty();
    }

    static String message(StatusEvent... events) {
        return Json.text(EventMessage.of(List.of(events)));
    }

    private StatusEvent takenBack() {
        return new StatusEvent.ShardReported(
                run, new ShardId(1, 0), Tally.NONE, START, Optional.of(failed(-1)));
    }

    private StatusEvent wave(String name) {
        return new StatusEvent.WaveSubmitted(run, name, "job", 1, START);
    }

    private int shards() {
        return store.find(run).map(RunProgress::shardsReported).orElse(0);
    }

    private double counted(String outcome) {
        return registry.get("darkroom.events").tag("outcome", outcome).counter().count();
    }
}
