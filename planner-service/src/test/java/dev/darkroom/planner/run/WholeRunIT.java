package dev.darkroom.planner.run;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.darkroom.contracts.EventMessage;
import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.StatusEvent;
import dev.darkroom.planner.cloud.CloudOfTheService;
import dev.darkroom.planner.config.PlannerConfig;
import dev.darkroom.planner.storage.ControlObjects;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.JobSummary;
import software.amazon.awssdk.services.batch.model.KeyValuesPair;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// A run of some hundred objects by the service upon S3, SQS and AWS Batch; the test plays the
/// workers.
@QuarkusTest
@QuarkusTestResource(CloudOfTheService.class)
class WholeRunIT {
    private static final RunName RUN = new RunName("whole-run");
    private static final int OBJECTS = 300;
    private static final int SHARDS = 15;

    @Inject S3Client s3;
    @Inject SqsClient sqs;
    @Inject BatchClient batch;
    @Inject ControlObjects control;
    @Inject PlannerConfig config;

    @Test
    void runGoesFromItsRequestToItsCompletion() throws Exception {
        for (int i = 0; i < OBJECTS; i++) {
            String key = "whole/%03d +é.jpg".formatted(i);
            s3.putObject(put -> put.bucket("raw").key(key), RequestBody.fromString("photo"));
        }
        given().contentType(ContentType.JSON)
                .body(
                        """
                        {"name":"%s","source":{"bucket":"raw","prefix":"whole/"},
                         "destination":{"bucket":"processed"},"shards":{"maxObjects":20}}
                        """
                                .formatted(RUN))
                .post("/v1/runs")
                .then()
                .statusCode(201);

        await("a submitted wave", run -> run.getString("waves[0].jobId") != null);
        await("completion", run -> work() && "COMPLETED".equals(run.getString("state")));
        JsonPath run = await("the end", view -> view.getBoolean("closed"));

        assertThat(run.getInt("plan.shards")).isEqualTo(SHARDS);
        assertThat(run.getInt("plan.bytes")).isEqualTo(OBJECTS * 5);
        assertThat(run.getInt("tally.objects.developed")).isEqualTo(OBJECTS);
        assertThat(sqs.listQueues().queueUrls()).noneMatch(url -> url.endsWith("/darkroom-" + RUN));
        assertThat(jobNames()).doesNotHaveDuplicates().isNotEmpty();
        List<StatusEvent> events = events();
        assertThat(events)
                .filteredOn(StatusEvent.ShardReported.class::isInstance)
                .hasSize(SHARDS)
                .doesNotHaveDuplicates();
        assertThat(events).filteredOn(StatusEvent.WaveSubmitted.class::isInstance).isNotEmpty();
        when().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(
                        containsString(
                                "darkroom_planner_actions_total{action=\"Complete\",outcome=\"done\""))
                .body(containsString("darkroom_planner_active_runs"));
        when().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    private JsonPath await(String what, java.util.function.Predicate<JsonPath> condition)
            throws InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (true) {
            var run = when().get("/v1/runs/" + RUN).then().statusCode(200).extract().jsonPath();
            if (condition.test(run)) {
                return run;
            }
            assertThat(Instant.now())
                    .as("waiting for %s: %s", what, run.prettify())
                    .isBefore(deadline);
            Thread.sleep(50);
        }
    }

    private boolean work() {
        var worker = new PlayedWorker(control);
        try {
            sqs.listQueues().queueUrls().stream()
                    .filter(url -> url.endsWith("/darkroom-" + RUN))
                    .findFirst()
                    .ifPresent(url -> receive(url).forEach(message -> worker.work(job(message))));
        } catch (QueueDoesNotExistException _) {
            // Planner closed the run after the queue was listed: no work is left.
        }
        return true;
    }

    private List<Message> receive(String url) {
        var messages =
                sqs.receiveMessage(receive -> receive.queueUrl(url).maxNumberOfMessages(10))
                        .messages();
        messages.forEach(message ->
                sqs.deleteMessage(
                        delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle())));
        return messages;
    }

    private static JobMessage job(Message message) {
        try {
            return Json.message(message.body(), JobMessage.class);
        } catch (dev.darkroom.contracts.InvalidDocument e) {
            throw new IllegalStateException(message.body(), e);
        }
    }

    private List<StatusEvent> events() throws Exception {
        var events = new ArrayList<StatusEvent>();
        for (var messages = receive(config.eventQueueUrl());
                !messages.isEmpty();
                messages = receive(config.eventQueueUrl())) {
            for (Message message : messages) {
                for (StatusEvent event :
                        Json.message(message.body(), EventMessage.class).events()) {
                    if (runs(event)) {
                        events.add(event);
                    }
                }
            }
        }
        return events;
    }

    private static boolean runs(StatusEvent event) {
        return switch (event) {
            case StatusEvent.RunChanged changed -> changed.run().equals(RUN);
            case StatusEvent.ShardReported reported -> reported.run().equals(RUN);
            case StatusEvent.WaveSubmitted submitted -> submitted.run().equals(RUN);
            case StatusEvent.JobsSeen seen -> seen.run().equals(RUN);
            case StatusEvent.DeadLetterSeen _, StatusEvent.Unknown _ -> false;
        };
    }

    private List<String> jobNames() {
        var ours = KeyValuesPair.builder().name("JOB_NAME").values("darkroom-" + RUN + "*").build();
        return batch
                .listJobs(list -> list.jobQueue("workers").filters(ours))
                .jobSummaryList()
                .stream()
                .map(JobSummary::jobName)
                .toList();
    }
}
