package dev.darkroom.planner.api;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;

/// Calls of planner's API that several tests make.
final class Calls {
    private static final String PROBLEMS = "https://darkroom.dev/problems/";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Calls() {}

    static String name() {
        return "t-" + UUID.randomUUID().toString().substring(0, 13);
    }

    static ValidatableResponse post(String path, String body) {
        return given().contentType(ContentType.JSON).body(body).post(path).then();
    }

    static ValidatableResponse show(String run) {
        return when().get("/v1/runs/" + run).then();
    }

    /// Waits until a run is as it should be.
    static JsonPath await(String run, String what, Predicate<JsonPath> condition)
            throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            JsonPath shown = show(run).statusCode(200).extract().jsonPath();
            if (condition.test(shown)) {
                return shown;
            }
            assertThat(Instant.now())
                    .as("waiting for %s: %s", what, shown.prettify())
                    .isBefore(deadline);
            Thread.sleep(50);
        }
    }

    static ValidatableResponse problem(ValidatableResponse response, int status, String type) {
        return response.statusCode(status)
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo(PROBLEMS + type))
                .body("status", equalTo(status))
                .body("title", notNullValue())
                .body("detail", notNullValue());
    }
}
