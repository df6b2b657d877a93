package dev.darkroom.status.api;

import static dev.darkroom.status.testing.Events.START;
import static dev.darkroom.status.testing.Events.changed;
import static dev.darkroom.status.testing.Events.freshRun;
import static dev.darkroom.status.testing.Events.ofRun;
import static dev.darkroom.status.testing.Events.planned;
import static dev.darkroom.status.testing.Events.reported;
import static dev.darkroom.status.testing.Redrives.ofRedrivenRun;
import static dev.darkroom.status.testing.Redrives.plannedAnew;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.StatusEvent;
import dev.darkroom.status.progress.ProgressStore;
import dev.darkroom.status.testing.LocalEdges;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(LocalEdges.class)
final class ProgressApiIT {
    @Inject ProgressStore store;
    @Inject ProgressReports reports;

    @Test
    void aCompletedRunIsToldInFull() {
        RunName run = freshRun();
        store.apply(ofRun(run, 30));

        when().get("/v1/progress/{run}", run.value())
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("run", equalTo(run.value()))
                .body("state", equalTo("COMPLETED"))
                .body("reason", equalTo("revision 3"))
                .body("recipe", equalTo("web"))
                .body("generation", equalTo(0))
                .body("objects.developed", equalTo(270))
                .body("objects.rejected", equalTo(30))
                .body("objects.archived", equalTo(0))
                .body("planned.objects", equalTo(300))
                .body("planned.bytes", equalTo(300_000))
                .body("planned.shards", equalTo(30))
                .body("shardsReported", equalTo(30))
                .body("sourceBytes", equalTo(300_000))
                .body("renditions", equalTo(810))
                .body("renditionBytes", equalTo(27_000))
                .body("reasons.truncated", equalTo(30))
                .body("waves", equalTo(2))
                .body("workersStarted", equalTo(45))
                .body("rate.overall.objectsPerSecond", equalTo(3.409f))
                .body("rate.lastMinute.objectsPerSecond", equalTo(0.0f))
                .body("$", not(hasKey("eta")))
                .body("ledger.planned", equalTo(300))
                .body("ledger.final", equalTo(300))
                .body("ledger.complete", equalTo(true))
                .body("createdAt", equalTo("2026-11-01T08:00:00Z"))
                .body("changedAt", equalTo("2026-11-01T08:00:03Z"))
                .body("completedAt", equalTo("2026-11-01T08:00:03Z"));
    }

    @Test
    void aRedrivenRunIsToldByItsLatestResults() {
        RunName run = freshRun();
        store.apply(ofRedrivenRun(run, 30));

        when().get("/v1/progress/{run}", run.value())
                .then()
                .body("generation", equalTo(2))
                .body("objects.developed", equalTo(270))
                .body("objects.rejected", equalTo(30))
                .body("objects.failed", equalTo(0))
                .body("planned.objects", equalTo(30))
                .body("planned.bytes", equalTo(30_000))
                .body("planned.shards", equalTo(30))
                .body("shardsReported", equalTo(30))
                .body("sourceBytes", equalTo(300_000))
                .body("reasons.truncated", equalTo(30))
                .body("reasons", not(hasKey("throttled")))
                .body("ledger.planned", equalTo(300))
                .body("ledger.final", equalTo(300))
                .body("ledger.complete", equalTo(true));
    }

    @Test
    void aRunThatIsPlannedAnewHasALedgerButNoPlan() {
        RunName run = freshRun();
        store.apply(ofRun(run, 30));
        store.apply(List.of(plannedAnew(run, 4, 300)));

        when().get("/v1/progress/{run}", run.value())
                .then()
                .body("state", equalTo("PLANNING"))
                .body("generation", equalTo(0))
                .body("objects.rejected", equalTo(30))
                .body("$", not(hasKey("planned")))
                .body("ledger.planned", equalTo(300))
                .body("ledger.final", equalTo(300))
                .body("ledger.complete", equalTo(false));
    }

    @Test
    void aRunningRunHasRatesAndAForecast() {
        RunName run = freshRun();
        Instant now = Instant.now();
        store.apply(List.of(planned(run, 2, RunState.RUNNING, 100, 1000)));
        store.apply(
                List.of(
                        reported(run, new ShardId(0, 0), 10, 0, now.minus(Duration.ofHours(1))),
                        reported(run, new ShardId(0, 1), 10, 0, now.minusSeconds(5))));

        when().get("/v1/progress/{run}", run.value())
                .then()
                .body("ledger.complete", equalTo(false))
                .body("rate.lastMinute.bytesPerSecond", greaterThan(160.0f))
                .body("eta.basis", equalTo("overall"))
                .body("eta.seconds", greaterThan(170_000))
                .body("$", not(hasKey("completedAt")));
    }

    @Test
    void aRunKnownByAShardAloneIsToldWithoutState() {
        RunName run = freshRun();
        store.apply(List.of(reported(run, 0, 8, 2)));

        when().get("/v1/progress/{run}", run.value())
                .then()
                .statusCode(200)
                .body("$", not(hasKey("state")))
                .body("$", not(hasKey("planned")))
                .body("objects.developed", equalTo(8))
                .body("ledger.complete", equalTo(false));
    }

    @Test
    void theJsonIsWhatTheContractsWrite() {
        RunName run = freshRun();
        store.apply(ofRun(run, 3));

        String body = when().get("/v1/progress/{run}", run.value()).asString();

        assertThat(body).isEqualTo(Json.text(reports.find(run).orElseThrow()));
        assertThat(body)
                .startsWith("{\"run\":\"%s\",\"state\":\"COMPLETED\",\"reason\":".formatted(run))
                .containsSubsequence(
                        "\"objects\":{\"developed\":",
                        "\"skipped\":",
                        "\"rejected\":",
                        "\"failed\":",
                        "\"changed\":",
                        "\"gone\":",
                        "\"archived\":0}",
                        "\"planned\":",
                        "\"rate\":",
                        "\"ledger\":",
                        "\"completedAt\":");
    }

    @Test
    void theListIsPaged() {
        List<RunName> runs = List.of(freshRun(), freshRun(), freshRun());
        for (int i = 0; i < runs.size(); i++) {
            store.apply(List.of(createdAt(runs.get(i), START.plus(Duration.ofDays(3650 - i)))));
        }

        given().queryParam("limit", 2)
                .get("/v1/progress")
                .then()
                .statusCode(200)
                .body("runs.run", equalTo(List.of(runs.get(0).value(), runs.get(1).value())))
                .body("next", equalTo(runs.get(1).value()));
        given().queryParam("limit", 1000)
                .queryParam("after", runs.get(1).value())
                .get("/v1/progress")
                .then()
                .body("runs[0].run", equalTo(runs.get(2).value()))
                .body("next", nullValue());
    }

    @Test
    void anUnknownRunIsAProblem() {
        when().get("/v1/progress/no-such-run")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("about:blank"))
                .body("title", equalTo("Not Found"))
                .body("status", equalTo(404))
                .body(
                        "detail",
                        equalTo("no run is called 'no-such-run', or no event of it has come yet"));
    }

    @Test
    void aWrongNameLimitOrCursorIsAProblem() {
        for (String path :
                List.of(
                        "/v1/progress/No_Run",
                        "/v1/progress?limit=0",
                        "/v1/progress?limit=1001",
                        "/v1/progress?limit=ten",
                        "/v1/progress?after=No_Run")) {
            when().get(path)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("title", equalTo("Bad Request"));
        }
        when().get("/v1/progress?limit=ten")
                .then()
                .body("detail", equalTo("limit is 'ten' (expected 1 to 1000)"));
    }

    @Test
    void whatTheFrameworkRefusesIsAProblemToo() {
        when().get("/v1/elsewhere").then().statusCode(404).contentType("application/problem+json");
        when().post("/v1/progress")
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .body("detail", equalTo("Method Not Allowed: /v1/progress"));
        given().accept("text/html")
                .get("/v1/progress")
                .then()
                .statusCode(406)
                .contentType("application/problem+json");
    }

    @Test
    void theOpenApiDocumentHasEveryPathWithExamples() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Darkroom status"))
                .body("paths.keySet()", hasItems("/v1/progress", "/v1/progress/{run}"))
                .body(
                        "paths.'/v1/progress/{run}'.get.responses.'200'.content.'application/json'"
                                + ".examples.running.value.ledger.final",
                        equalTo(118_250))
                .body(
                        "components.schemas.Progress.properties.keySet()",
                        hasItems("objects", "ledger", "eta"));
    }

    @Test
    void theExampleIsARealAnswer() throws Exception {
        Json.request(ApiExamples.RUNNING, ProgressReport.class);
        Json.request(ApiExamples.PAGE, ProgressPage.class);
        Json.request(ApiExamples.UNKNOWN_RUN, Problem.class);
        Json.request(ApiExamples.WRONG_LIMIT, Problem.class);
    }

    @Test
    void theServiceIsReadyAndAlive() {
        when().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItems("ingest", "Database connections health check"));
        when().get("/q/health/live")
                .then()
                .statusCode(200)
                .body("checks.name", hasItems("receivers"));
    }

    private static StatusEvent createdAt(RunName run, Instant at) {
        var event = changed(run, 1, RunState.RUNNING);
        return new StatusEvent.RunChanged(
                run,
                1,
                RunState.RUNNING,
                "web",
                event.plan(),
                event.objects(),
                Optional.empty(),
                at,
                at);
    }
}
