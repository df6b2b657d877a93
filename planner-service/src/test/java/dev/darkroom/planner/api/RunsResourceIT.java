package dev.darkroom.planner.api;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.darkroom.planner.cloud.CloudOfTheService;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(CloudOfTheService.class)
class RunsResourceIT {
    private static final String PROBLEMS = "https://darkroom.dev/problems/";

    @Test
    void newRunIsCreatedAndTheSameRequestFindsIt() {
        String name = name();

        post(spec(name, "nothing-here/"))
                .statusCode(201)
                .header("Location", endsWith("/v1/runs/" + name))
                .body("name", equalTo(name))
                .body("state", equalTo("PLANNING"))
                .body("spec.source.prefix", equalTo("nothing-here/"))
                .body("spec.recipe.name", equalTo("web"))
                .body("createdAt", notNullValue())
                .body("tally", nullValue())
                .body("links.self", equalTo("/v1/runs/" + name));
        post(spec(name, "nothing-here/")).statusCode(200).body("name", equalTo(name));
        show(name).statusCode(200).body("spec.source.bucket", equalTo("raw"));
    }

    @Test
    void sameNameWithAnotherSpecIsAConflict() {
        String name = name();
        post(spec(name, "a/")).statusCode(201);

        problem(post(spec(name, "b/")), 409, "run-exists").body("detail", containsString(name));
        show(name).body("spec.source.prefix", equalTo("a/"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"name":"Trial"}                     | 422 | invalid-spec | name     | not a run name: 'Trial'
                    {"name":"t","source":{"bucket":"raw"},"destination":{"bucket":"out"},"nme":1} | 422 | invalid-spec | nme | unknown field 'nme'
                    {"name":"t","shards":{"maxObjects":0}} | 422 | invalid-spec | shards.maxObjects | maxObjects is 0
                    {"name":"t"}                         | 422 | invalid-spec | source   | source is missing
                    {"name":"t","source":{"bucket":"raw"},"destination":{"bucket":"out"},"recipe":{"name":"r","renditions":[{"name":"a","width":9,"quality":0}]}} | 422 | invalid-spec | recipe.renditions[0].quality | quality is 0 (expected 1 to 100)
                    {"name":"t","source":{"bucket":"raw"},"destination":{"bucket":"out"},"filter":{"glob":"a/[b"}} | 422 | invalid-spec | filter.glob | a/[b
                    {"name":                             | 400 | not-json     |          |
                    nonsense                             | 400 | not-json     |          |
                    """)
    void invalidSpecIsRefusedWithThePlace(
            String body, int status, String type, String path, String message) {
        var response = problem(post(body), status, type);
        if (path != null) {
            response.body("errors.path", contains(path))
                    .body("errors[0].message", containsString(message));
        }
    }

    @Test
    void emptyBodyIsRefused() {
        problem(given().contentType(ContentType.JSON).post("/v1/runs").then(), 400, "not-json");
    }

    @Test
    void largeBodyIsRefused() {
        problem(post(spec(name(), "a/") + " ".repeat(256 << 10)), 413, "too-large");
    }

    @Test
    void aRunMayBeWrittenInYaml() {
        String name = name();
        String yaml =
                """
                name: %s
                source: {bucket: raw, prefix: nothing-here/}
                destination: {bucket: processed, keys: "{key}/{rendition}.{ext}"}
                recipe:
                  name: own
                  renditions:
                    - {name: hero, width: 1600, height: 900, fit: cover, position: attention, format: webp}
                """
                        .formatted(name);

        yaml(yaml)
                .statusCode(201)
                .body("spec.recipe.renditions[0].position", equalTo("attention"))
                .body("spec.recipe.renditions[0].effort", equalTo(4))
                .body("spec.destination.keys", equalTo("{key}/{rendition}.{ext}"));
        problem(yaml("name: ["), 400, "not-yaml");
        problem(yaml("name: 5"), 422, "invalid-spec").body("errors.path", contains("name"));
    }

    private static ValidatableResponse yaml(String body) {
        return given().config(
                        RestAssuredConfig.config()
                                .encoderConfig(
                                        EncoderConfig.encoderConfig()
                                                .encodeContentTypeAs(
                                                        "application/yaml", ContentType.TEXT)))
                .contentType("application/yaml")
                .body(body)
                .post("/v1/runs")
                .then();
    }

    @Test
    void builtInRecipesAndTheirSchemaAreShown() {
        when().get("/v1/recipes")
                .then()
                .statusCode(200)
                .body("recipes.name", contains("web", "gallery"));
        when().get("/v1/recipes/gallery")
                .then()
                .statusCode(200)
                .body("renditions[8].format", equalTo("avif"));
        problem(when().get("/v1/recipes/sepia").then(), 404, "no-such-recipe");
        when().get("/v1/recipes/schema")
                .then()
                .statusCode(200)
                .contentType("application/schema+json")
                .body("title", containsString("recipe"));
        when().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body(
                        "components.schemas.Recipe.anyOf[1].$ref",
                        endsWith(RecipesResource.SCHEMA_PATH))
                .body("components.schemas.Rendition", nullValue());
    }

    @Test
    void otherMediaTypeIsRefused() {
        given().contentType("text/plain")
                .body("name: trial")
                .post("/v1/runs")
                .then()
                .statusCode(415)
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo("about:blank"))
                .body("status", equalTo(415));
    }

    @Test
    void unknownRunIsNotFound() {
        problem(show("no-such-run"), 404, "no-such-run")
                .body("detail", containsString("no-such-run"));
        problem(show("Not-A-Name"), 404, "no-such-run");
        when().get("/v1/walks").then().statusCode(404);
    }

    @Test
    void otherMethodIsNotAllowed() {
        when().delete("/v1/runs/" + name())
                .then()
                .statusCode(405)
                .contentType(Problem.MEDIA_TYPE)
                .body("title", equalTo("Method Not Allowed"));
    }

    @Test
    void listGoesOnPageByPage() {
        List<String> names = List.of(name(), name(), name());
        names.forEach(name -> post(spec(name, "nothing-here/")).statusCode(201));

        var found = new ArrayList<String>();
        String next = "/v1/runs?limit=2";
        while (next != null) {
            var page = when().get(next).then().statusCode(200).extract().jsonPath();
            List<String> some = page.getList("runs.name");
            assertThat(some).hasSizeLessThanOrEqualTo(2);
            found.addAll(some);
            next = page.getString("next");
        }
        assertThat(found).containsAll(names).doesNotHaveDuplicates();
        when().get("/v1/runs").then().statusCode(200).body("runs.name", hasItem(names.get(0)));
    }

    @ParameterizedTest
    @CsvSource({"limit=0,limit", "limit=1001,limit", "limit=x,limit", "after=No,after"})
    void invalidParameterIsRefused(String query, String parameter) {
        problem(when().get("/v1/runs?" + query).then(), 400, "invalid-parameter")
                .body("errors.path", contains(parameter));
    }

    @Test
    void runOfAMissingBucketFailsWithItsReason() throws InterruptedException {
        String name = name();
        post(spec(name, "").replace("\"raw\"", "\"no-such-bucket\"")).statusCode(201);

        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (!"FAILED".equals(show(name).extract().path("state"))) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(100);
        }
        show(name).body("reason", equalTo("the source bucket no-such-bucket does not exist"));
    }

    @Test
    void openApiShowsOperationsAndExamples() {
        String document =
                given().accept(ContentType.JSON)
                        .get("/q/openapi?format=json")
                        .then()
                        .statusCode(200)
                        .body("paths.'/v1/runs'.post.responses.keySet()", hasItem("409"))
                        .body("components.responses.problem.content", notNullValue())
                        .extract()
                        .asString();
        assertThat(document)
                .contains("2026-11-uploads", "maxObjects is 0", "application/problem+json");
    }

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/v1/runs").then();
    }

    private static ValidatableResponse show(String name) {
        return when().get("/v1/runs/" + name).then();
    }

    private static ValidatableResponse problem(
            ValidatableResponse response, int status, String type) {
        return response.statusCode(status)
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo(PROBLEMS + type))
                .body("status", equalTo(status))
                .body("title", notNullValue())
                .body("detail", notNullValue());
    }

    private static String name() {
        return "t-" + UUID.randomUUID().toString().substring(0, 13);
    }

    private static String spec(String name, String prefix) {
        return """
        {"name":"%s","source":{"bucket":"raw","prefix":"%s"},"destination":{"bucket":"processed"}}\
        """
                .formatted(name, prefix);
    }
}
