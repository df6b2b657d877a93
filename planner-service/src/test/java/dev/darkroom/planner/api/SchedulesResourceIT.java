package dev.darkroom.planner.api;

import static dev.darkroom.planner.api.Calls.problem;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.darkroom.planner.cloud.CloudOfTheService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(CloudOfTheService.class)
class SchedulesResourceIT {
    private static final String RUN =
            "{\"source\":{\"bucket\":\"raw\"},\"destination\":{\"bucket\":\"processed\"}}";

    @Test
    void aScheduleIsMadeChangedShownAndDeleted() {
        String name = Calls.name();
        String path = "/v1/schedules/" + name;

        String etag =
                put(name, spec("0 3 1 * *", "{yyyy}-{MM}-x"), null)
                        .statusCode(201)
                        .header("Location", endsWith(path))
                        .body("spec.timeZone", equalTo("Z"))
                        .body("spec.missed", equalTo("latest"))
                        .body("next", hasSize(5))
                        .extract()
                        .header("ETag");
        put(name, spec("0 3 1 * *", "{yyyy}-{MM}-x"), null)
                .statusCode(200)
                .header("ETag", equalTo(etag));
        put(name, spec("0 4 1 * *", "{yyyy}-{MM}-x"), etag)
                .statusCode(200)
                .body("spec.cron", equalTo("0 4 1 * *"))
                .body("next[0]", endsWith("T04:00:00Z"));
        problem(put(name, spec("0 5 1 * *", "{yyyy}-{MM}-x"), etag), 412, "another-revision");
        when().get(path)
                .then()
                .statusCode(200)
                .body("spec.cron", equalTo("0 4 1 * *"))
                .body("spec.run.source.bucket", equalTo("raw"));
        when().get("/v1/schedules").then().statusCode(200).body("schedules.name", hasItem(name));

        when().delete(path).then().statusCode(204);
        problem(when().get(path).then(), 404, "no-such-schedule");
        problem(when().delete(path).then(), 404, "no-such-schedule");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"cron":"x"}                                                    | cron              | not a cron expression: 'x'
                    {"cron":"0 3 * * *","runName":"{yyyy}-{MM}","run":{"source":{"bucket":"raw"},"destination":{"bucket":"out"}}} | runName | would share the run
                    {"cron":"0 3 1 * *","runName":"{yyyy}-{MM}","run":{"source":{"bucket":"R"}}}         | run.source        | not a bucket name: 'R'
                    {"cron":"0 3 1 * *","runName":"{yyyy}-{MM}-A","run":{"source":{"bucket":"raw"}}}     | runName           | not a run name
                    {"cron":"0 3 1 * *","runName":"{yyyy}-{MM}","run":{"source":{"bucket":"raw"},"destination":{"bucket":"out"},"recipee":1}} | run.recipee | unknown field
                    """)
    void invalidScheduleIsRefusedWithThePlace(String body, String path, String message) {
        problem(put(Calls.name(), body, null), 422, "invalid-spec")
                .body("errors.path", contains(path))
                .body("errors[0].message", containsString(message));
    }

    @Test
    void invalidNamesAndBodiesAreRefused() {
        problem(put("No", spec("0 3 1 * *", "{yyyy}"), null), 422, "invalid-spec")
                .body("errors.path", contains("name"));
        problem(put(Calls.name(), "{", null), 400, "not-json");
        problem(when().get("/v1/schedules/No").then(), 404, "no-such-schedule");
        problem(when().get("/v1/schedules?after=No").then(), 400, "invalid-parameter");
        assertThat(when().get("/q/openapi?format=json").then().statusCode(200).extract().asString())
                .contains("/v1/schedules/{name}", "/v1/estimates", "{yyyy}-{MM}-uploads");
    }

    private static ValidatableResponse put(String name, String body, String ifMatch) {
        var request = given().contentType(ContentType.JSON).body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put("/v1/schedules/" + name)
                .then();
    }

    private static String spec(String cron, String runName) {
        return "{\"cron\":\"%s\",\"runName\":\"%s\",\"run\":%s}".formatted(cron, runName, RUN);
    }
}
