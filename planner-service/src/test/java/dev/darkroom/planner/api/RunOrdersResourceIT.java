package dev.darkroom.planner.api;

import static dev.darkroom.planner.api.Calls.post;
import static dev.darkroom.planner.api.Calls.problem;
import static dev.darkroom.planner.api.Calls.show;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.darkroom.planner.cloud.CloudOfTheService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

@QuarkusTest
@QuarkusTestResource(CloudOfTheService.class)
class RunOrdersResourceIT {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    @Inject S3Client s3;

    @Test
    void aRunThatAwaitsConfirmationIsEstimatedAndStartsWhenConfirmed() throws Exception {
        String run = waiting("orders-confirm/", 7);

        JsonPath shown =
                Calls.await(run, "an estimate", view -> view.getString("estimatedAt") != null);
        assertThat(shown.getString("state")).isEqualTo("AWAITING_CONFIRMATION");
        when().get(shown.getString("links.estimate"))
                .then()
                .statusCode(200)
                .body("objects", equalTo(7))
                .body("bytes", equalTo(35))
                .body("renditions", equalTo(21))
                .body("bySuffix.jpg.objects", equalTo(7));

        order(run, "confirm").statusCode(200);
        order(run, "confirm").statusCode(200);
        Calls.await(run, "a running run", view -> "RUNNING".equals(view.getString("state")));
        show(run).body("plan.objects", equalTo(7));
        order(run, "cancel").statusCode(200);
    }

    @Test
    void aRunCanBePausedResumedAndCancelledForEver() throws Exception {
        String run = waiting("orders-cancel/", 2);
        order(run, "confirm").statusCode(200);
        Calls.await(run, "a running run", view -> "RUNNING".equals(view.getString("state")));

        order(run, "pause").statusCode(200).body("state", equalTo("PAUSED"));
        order(run, "pause").statusCode(200);
        order(run, "resume").statusCode(200).body("state", equalTo("RUNNING"));
        order(run, "cancel").statusCode(200);
        Calls.await(
                run,
                "the end",
                view -> "CANCELLED".equals(view.getString("state")) && view.getBoolean("closed"));
        order(run, "cancel").statusCode(200);
        problem(order(run, "resume"), 409, "wrong-state")
                .body("detail", containsString("CANCELLED"));
        problem(order(run, "redrive"), 409, "wrong-state");
        problem(order(run, "retry"), 409, "wrong-state");
    }

    @Test
    void ordersToNobodyAreRefused() {
        for (String order : List.of("confirm", "pause", "resume", "cancel", "redrive", "retry")) {
            problem(order("no-such-run", order), 404, "no-such-run");
        }
        problem(patch("no-such-run", "{}", null), 404, "no-such-run");
        problem(when().get("/v1/runs/no-such-run/estimate").then(), 404, "no-such-run");
    }

    @Test
    void limitsAreChangedByAMergePatchOnTheRevisionThatItWasThoughtFor() throws Exception {
        String run = waiting("orders-limits/", 1);
        Calls.await(run, "an estimate", view -> view.getString("estimatedAt") != null);
        String etag = show(run).extract().header("ETag");

        patch(run, "{\"workers\":{\"max\":7},\"maxCost\":12.5}", etag)
                .statusCode(200)
                .body("limits.workers.max", equalTo(7))
                .body("limits.workers.shardsPerWorker", equalTo(4))
                .body("limits.maxCost", equalTo(12.5f))
                .body("spec.workers.max", equalTo(100));
        problem(patch(run, "{\"workers\":{\"max\":8}}", etag), 412, "another-revision")
                .body("detail", containsString("read it again"));
        patch(run, "{\"maxCost\":null}", null)
                .statusCode(200)
                .body("limits.maxCost", nullValue())
                .body("limits.workers.max", equalTo(7));
        problem(patch(run, "{\"workers\":{\"max\":0}}", null), 422, "invalid-spec")
                .body("errors.path", contains("workers.max"));
        problem(patch(run, "{\"wrkers\":{\"max\":1}}", null), 422, "invalid-spec")
                .body("detail", containsString("unknown field 'wrkers'"));
        problem(patch(run, "[]", null), 422, "invalid-spec");
        problem(patch(run, "{", null), 400, "not-json");
        problem(patch(run, "{}", "\"x\""), 412, "another-revision");
    }

    @Test
    void aRunThatHasNotChangedIsNotSentAgain() throws Exception {
        String run = waiting("orders-etag/", 1);
        Calls.await(run, "an estimate", view -> view.getString("estimatedAt") != null);
        String etag = show(run).extract().header("ETag");

        given().header("If-None-Match", etag).get("/v1/runs/" + run).then().statusCode(304);
        given().header("If-None-Match", "\"0\"").get("/v1/runs/" + run).then().statusCode(200);
    }

    @Test
    void runsAreListedByState() throws Exception {
        String waiting = waiting("orders-list/", 1);
        String other = Calls.name();
        post(
                        "/v1/runs",
                        """
                        {"name":"%s","source":{"bucket":"raw","prefix":"nothing-here/"},
                        "destination":{"bucket":"processed"}}
                        """
                                .formatted(other))
                .statusCode(201);

        assertThat(listed("/v1/runs?limit=2&state=awaiting_confirmation"))
                .contains(waiting)
                .doesNotContain(other);
        assertThat(listed("/v1/runs?recipe=web")).contains(waiting, other);
        assertThat(listed("/v1/runs?recipe=none")).isEmpty();
        problem(when().get("/v1/runs?state=tired").then(), 400, "invalid-parameter")
                .body("errors.path", contains("state"));
    }

    @Test
    void aRedriveOfWhatHasRenditionsIsRefused() throws Exception {
        String run = waiting("orders-redrive/", 1);

        problem(
                        post("/v1/runs/" + run + "/redrive", "{\"outcomes\":[\"developed\"]}"),
                        422,
                        "invalid-spec")
                .body("detail", containsString("DEVELOPED"));
        problem(
                post("/v1/runs/" + run + "/redrive", "{\"outcomes\":[\"failed\"]}"),
                409,
                "wrong-state");
    }

    private static List<String> listed(String path) {
        var found = new ArrayList<String>();
        String next = path;
        while (next != null) {
            JsonPath page = when().get(next).then().statusCode(200).extract().jsonPath();
            found.addAll(page.getList("runs.name"));
            next = page.getString("next");
        }
        return found;
    }

    /// A run that awaits confirmation.
    private String waiting(String prefix, int objects) {
        for (int i = 0; i < objects; i++) {
            String key = prefix + i + ".jpg";
            s3.putObject(put -> put.bucket("raw").key(key), RequestBody.fromString("photo"));
        }
        String run = Calls.name();
        post(
                        "/v1/runs",
                        """
                        {"name":"%s","awaitConfirmation":true,"source":{"bucket":"raw","prefix":"%s"},
                        "destination":{"bucket":"processed"}}
                        """
                                .formatted(run, prefix))
                .statusCode(201)
                .body("state", equalTo("AWAITING_CONFIRMATION"));
        return run;
    }

    private static ValidatableResponse order(String run, String order) {
        return when().post("/v1/runs/" + run + "/" + order).then();
    }

    private static ValidatableResponse patch(String run, String body, String ifMatch) {
        var request = given().contentType(MERGE_PATCH).body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .patch("/v1/runs/" + run)
                .then();
    }
}
