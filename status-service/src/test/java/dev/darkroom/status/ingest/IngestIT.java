package dev.darkroom.status.ingest;

import static dev.darkroom.status.testing.Events.freshRun;
import static dev.darkroom.status.testing.Events.reported;
import static dev.darkroom.status.testing.Redrives.ofRedrivenRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.contracts.EventMessage;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.StatusEvent;
import dev.darkroom.status.StatusConfig;
import dev.darkroom.status.progress.InMemoryProgressStore;
import dev.darkroom.status.progress.ProgressStore;
import dev.darkroom.status.progress.RunProgress;
import dev.darkroom.status.testing.EventSender;
import dev.darkroom.status.testing.LocalEdges;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@QuarkusTest
@WithTestResource(LocalEdges.class)
final class IngestIT {
    @Inject SqsClient sqs;
    @Inject StatusConfig config;
    @Inject ProgressStore store;
    @Inject DataSource database;

    @Test
    void eventsInAnyOrderAndSeveralTimesAreCountedOnce() {
        RunName run = freshRun();
        List<StatusEvent> events = ofRedrivenRun(run, 25);
        var twice = new ArrayList<>(events);
        twice.addAll(events);
        long seed = System.nanoTime();
        Collections.shuffle(twice, new Random(seed));

        for (int from = 0; from < twice.size(); from += 4) {
            sender().send(twice.subList(from, Math.min(from + 4, twice.size())));
        }

        var expected = new InMemoryProgressStore();
        expected.apply(events);
        awaitEmptyQueue();
        assertThat(store.find(run)).as("seed %d", seed).isEqualTo(expected.find(run));
        assertThat(store.find(run).map(RunProgress::isLedgerComplete)).contains(true);
    }

    @Test
    void aMalformedMessageIsKeptAsideAndCostsNoOther() throws SQLException {
        RunName run = freshRun();
        String truncated = "{\"version\":1,\"events\":[{\"type\":\"%s\"".formatted(run);

        sender().send(reported(run, 0, 1, 0));
        sender().sendText(truncated);
        sender().sendText("{\"version\":99,\"events\":[]}");
        sender().send(reported(run, 1, 1, 0));

        awaitEmptyQueue();
        assertThat(store.find(run).map(RunProgress::shardsReported)).contains(2);
        assertThat(reasonOf(truncated))
                .hasValueSatisfying(it -> assertThat(it).contains("end-of-input"));
        assertThat(reasonOf("{\"version\":99,\"events\":[]}"))
                .contains("version: event message has version 99 (this Darkroom reads version 1)");
    }

    @Test
    void aMessageThatTheStoreRefusesIsKeptAsideAndCostsNoOther() throws SQLException {
        RunName run = freshRun();
        String refused =
                Json.text(EventMessage.of(List.of(reported(run, 0, 1, 0))))
                        .replaceFirst("2026-11-01", "+300000-11-01");

        sender().send(reported(run, 1, 1, 0));
        sender().sendText(refused);
        sender().send(reported(run, 2, 1, 0));

        awaitEmptyQueue();
        assertThat(store.find(run).map(RunProgress::shardsReported)).contains(2);
        assertThat(reasonOf(refused))
                .hasValueSatisfying(it -> assertThat(it).startsWith("refused by the store: "));
    }

    @Test
    void anEventOfANewerDarkroomIsPassedOver() {
        RunName run = freshRun();
        String known = Json.text(EventMessage.of(List.of(reported(run, 0, 1, 0))));

        sender().sendText(known.replace("[{", "[{\"type\":\"shard-sneezed\",\"loud\":true},{"));

        await().untilAsserted(() -> assertThat(store.find(run)).isPresent());
    }

    private EventSender sender() {
        return new EventSender(sqs, config.eventQueueUrl().toString());
    }

    /// Until all messages are deleted, which they are after their commit.
    private void awaitEmptyQueue() {
        await().untilAsserted(() ->
                assertThat(
                                sqs.getQueueAttributes(queue ->
                                                queue.queueUrl(config.eventQueueUrl().toString())
                                                        .attributeNames(QueueAttributeName.ALL))
                                        .attributes())
                        .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0")
                        .containsEntry(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                "0"));
    }

    private Optional<String> reasonOf(String body) throws SQLException {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement(
                                "select reason from malformed_message where body = ?")) {
            query.setString(1, body);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }
}
