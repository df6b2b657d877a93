package dev.darkroom.status.metrics;

import static dev.darkroom.status.testing.Events.freshRun;
import static dev.darkroom.status.testing.Events.jobsSeen;
import static dev.darkroom.status.testing.Events.planned;
import static dev.darkroom.status.testing.Events.reported;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunState;
import dev.darkroom.status.StatusConfig;
import dev.darkroom.status.testing.EventSender;
import dev.darkroom.status.testing.LocalEdges;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

@QuarkusTest
@WithTestResource(LocalEdges.class)
final class MetricsIT {
    @Inject SqsClient sqs;
    @Inject StatusConfig config;

    @Test
    void aRunsTotalsAndTheIngestAreScraped() {
        RunName run = freshRun();
        new EventSender(sqs, config.eventQueueUrl().toString())
                .send(
                        planned(run, 2, RunState.RUNNING, 4, 40),
                        reported(run, 0, 8, 2),
                        reported(run, 0, 8, 2),
                        jobsSeen(run));

        await().untilAsserted(() -> assertThat(scrape()).contains("run=\"%s\"".formatted(run)));

        assertThat(scrape())
                .contains(
                        "darkroom_objects_total{result=\"developed\",run=\"%s\"} 8.0"
                                .formatted(run))
                .contains("darkroom_objects_total{result=\"gone\",run=\"%s\"} 0.0".formatted(run))
                .contains("darkroom_source_bytes_total{run=\"%s\"} 10000.0".formatted(run))
                .contains("darkroom_renditions_total{run=\"%s\"} 24.0".formatted(run))
                .contains("darkroom_rendition_bytes_total{run=\"%s\"} 800.0".formatted(run))
                .contains("darkroom_shards_reported_total{run=\"%s\"} 1.0".formatted(run))
                .contains("darkroom_shards_planned{run=\"%s\"} 4.0".formatted(run))
                .contains("darkroom_objects_planned{run=\"%s\"} 40.0".formatted(run))
                .contains("darkroom_source_planned_bytes{run=\"%s\"} 40000.0".formatted(run))
                .contains("# HELP darkroom_objects " + MetricNames.OBJECTS.help())
                .contains("# TYPE darkroom_objects counter")
                .containsPattern("darkroom_events_total\\{outcome=\"applied\"\\} [1-9]")
                .containsPattern("darkroom_events_total\\{outcome=\"repeated\"\\} [1-9]")
                .containsPattern("darkroom_events_total\\{outcome=\"passed-over\"\\} [1-9]")
                .contains("darkroom_events_total{outcome=\"malformed\"} ")
                .containsPattern("darkroom_ingest_lag_seconds_count [1-9]");
    }

    private static String scrape() {
        return when().get("/q/metrics").then().statusCode(200).extract().asString();
    }
}
