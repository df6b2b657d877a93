package dev.darkroom.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a client may ask for, and what it is told when it may not.
class RequestTest {
    private static final String MINIMAL =
            """
            {"name":"trial","source":{"bucket":"raw"},"destination":{"bucket":"processed"}}\
            """;

    @Test
    void defaultsAreFilledIn() throws InvalidDocument {
        RunSpec spec = Json.request(MINIMAL, RunSpec.class);

        assertThat(spec.recipe()).isEqualTo(Recipe.web());
        assertThat(spec.shards()).isEqualTo(ShardLimits.DEFAULT);
        assertThat(spec.workers()).isEqualTo(WorkerLimits.DEFAULT);
        assertThat(spec.source()).isEqualTo(new BucketPrefix("raw", ""));
    }

    @Test
    void recipeByName() throws InvalidDocument {
        assertThat(Json.request("\"web\"", Recipe.class)).isEqualTo(Recipe.web());
        assertThat(refused("\"sepia\"", Recipe.class)).hasMessageContaining("sepia");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"name":"Trial"}                                  | name                       | not a run name: 'Trial'
                    {"name":"t","source":{"bucket":"raw"},"destination":{"bucket":"out"},"recipee":"web"} | recipee | unknown field 'recipee' (known: destination, name
                    {"name":"trial"}                                  | ''                         | source is missing
                    {"name":"t","source":{"bucket":"R"}}              | source                     | not a bucket name: 'R'
                    {"name":"t","source":{"bucket":"raw","x":1}}      | source.x                   | unknown field 'x'
                    {"name":"t","shards":{"maxObjects":0}}            | shards                     | maxObjects is 0 (expected 1 to 10000)
                    {"name":"t","shards":{"maxObjects":"9"}}          | shards.maxObjects          | Integer
                    {"name":"t","workers":{"max":10001}}              | workers                    | max is 10001
                    {"name":"t","name":"u"}                           | ''                         | Duplicate field 'name'
                    {"name":"t","recipe":{"name":"é","renditions":[]}} | recipe                    | not a recipe name: 'é'
                    {"name":"t","recipe":{"name":"r","renditions":[{"name":"a","width":9,"fit":1}]}} | recipe.renditions[0].fit | Fit
                    {"name":"t","recipe":{"name":"r"}}                | recipe                     | renditions is missing
                    {"name":"t","recipe":{"name":"r","renditions":[]}}| recipe                     | number of renditions is 0
                    {"name":"t","recipe":{"name":"r","renditions":[{"name":"a","width":0}]}}  | recipe.renditions[0] | width is 0
                    {"name":"t","recipe":{"name":"r","renditions":[{"name":"a","fit":"cover","width":9}]}}| recipe.renditions[0] | needs both
                    {"name":"t","recipe":{"name":"r","renditions":[{"name":"a"}]}}            | recipe.renditions[0] | neither width nor height
                    {"name":"t","recipe":{"name":"r","renditions":[{"name":"a","width":9,"quality":101}]}}| recipe.renditions[0] | quality is 101
                    {"name":"t","recipe":{"name":"r","version":2,"renditions":[]}}            | recipe | recipe has version 2
                    {"name":"t" "x"}                                  | ''                         | Unexpected character
                    {"name":"t","source":{"bucket":"raw"},"destination":{"bucket":"out"}} x                                    | ''                         | x
                    nonsense                                          | ''                         | not JSON
                    null                                              | ''                         | null
                    """)
    void refusalsNameThePlaceAndTheProblem(String json, String path, String problem) {
        InvalidDocument refusal = refused(json, RunSpec.class);

        assertThat(refusal.path()).isEqualTo(path);
        assertThat(refusal).hasMessageContaining(problem);
    }

    @Test
    void destinationThatOverlapsTheSourceIsRefused() {
        String json =
                """
                {"name":"t","source":{"bucket":"photos","prefix":"in/"},"destination":{"bucket":"photos","prefix":"in/out/"}}\
                """;

        assertThat(refused(json, RunSpec.class)).hasMessageContaining("overlaps");
    }

    @Test
    void twoRenditionsOfOneNameAreRefused() {
        String json =
                """
                {"name":"r","renditions":[{"name":"a","width":9},{"name":"a","width":8}]}\
                """;

        assertThat(refused(json, Recipe.class)).hasMessageContaining("'a'");
    }

    private static InvalidDocument refused(String json, Class<?> type) {
        return catchThrowableOfType(InvalidDocument.class, () -> Json.request(json, type));
    }
}
