package dev.darkroom.planner.api;

import static dev.darkroom.planner.api.Calls.post;
import static dev.darkroom.planner.api.Calls.problem;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.darkroom.planner.cloud.CloudOfTheService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

@QuarkusTest
@QuarkusTestResource(CloudOfTheService.class)
class EstimatesResourceIT {
    @Inject S3Client s3;

    @Test
    void aRunIsEstimatedWithoutBeingMade() {
        for (int i = 0; i < 30; i++) {
            String key = "estimates/%d.%s".formatted(i, i % 3 == 0 ? "heic" : "jpg");
            s3.putObject(put -> put.bucket("raw").key(key), RequestBody.fromString("photo"));
        }
        String run = Calls.name();

        JsonPath estimate =
                post(
                                "/v1/estimates",
                                """
                                {"name":"%s","source":{"bucket":"raw","prefix":"estimates/"},
                                "filter":{"matchAnySuffix":[".jpg"]},"destination":{"bucket":"processed"}}
                                """
                                        .formatted(run))
                        .statusCode(200)
                        .body("objects", equalTo(20))
                        .body("shards", equalTo(1))
                        .body("prices.millionPuts", equalTo(5.0f))
                        .extract()
                        .jsonPath();

        assertThat(estimate.getDouble("cost.run")).isPositive();
        assertThat(estimate.getDouble("vcpuHours")).isPositive();
        when().get("/v1/runs/" + run).then().statusCode(404);
    }

    @Test
    void whatCannotBeReadIsRefusedWithTheReason() {
        problem(
                        post(
                                "/v1/estimates",
                                """
                                {"name":"t","source":{"bucket":"no-such-bucket"},"destination":{"bucket":"processed"}}
                                """),
                        422,
                        "no-source")
                .body("detail", containsString("no-such-bucket"));
        problem(
                        post(
                                "/v1/estimates",
                                """
                                {"name":"t","source":{"bucket":"raw","inventory":{"bucket":"control","id":"daily"}},
                                "destination":{"bucket":"processed"}}
                                """),
                        422,
                        "no-source")
                .body("detail", containsString("daily"));
        problem(post("/v1/estimates", "{\"name\":\"t\"}"), 422, "invalid-spec");
        problem(post("/v1/estimates", "{"), 400, "not-json");
    }
}
