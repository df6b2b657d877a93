package dev.darkroom.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
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

        assertThat(spec.recipe()).isEqualTo(BuiltInRecipes.web());
        assertThat(spec.shards()).isEqualTo(ShardLimits.DEFAULT);
        assertThat(spec.workers()).isEqualTo(WorkerLimits.DEFAULT);
        assertThat(spec.source()).isEqualTo(Source.listing(new BucketPrefix("raw", "")));
        assertThat(spec.filter()).isEqualTo(ObjectFilter.ALL);
        assertThat(spec.toleratedFailures()).isEqualTo(new ToleratedFailures(50, Optional.empty()));
        assertThat(spec.awaitConfirmation()).isFalse();
        assertThat(spec.destination()).isEqualTo(Destination.of("processed", ""));
    }

    @Test
    void onlyWhatIntelligentTieringMovesIsWrittenToIt() throws InvalidDocument {
        String json =
                """
                {"bucket":"out","cacheControl":"no-cache","storageClass":"intelligent-tiering"}\
                """;
        Destination destination = Json.request(json, Destination.class);

        assertThat(destination.cacheControl()).isEqualTo("no-cache");
        RenditionStorage storage = destination.storageClass();
        assertThat(storage.of(131_071)).isEqualTo(RenditionStorage.STANDARD);
        assertThat(storage.of(131_072)).isEqualTo(RenditionStorage.INTELLIGENT_TIERING);
        assertThat(RenditionStorage.STANDARD.of(131_072)).isEqualTo(RenditionStorage.STANDARD);
    }

    @Test
    void recipeByName() throws InvalidDocument {
        assertThat(Json.request("\"web\"", Recipe.class)).isEqualTo(BuiltInRecipes.web());
        assertThat(refused("\"sepia\"", Recipe.class)).hasMessageContaining("sepia");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"name":"Trial"}                                  | name                       | not a run name: 'Trial'
                    {"name":"t","source":{"bucket":"raw"},"destination":{"bucket":"out"},"recipee":"web"} | recipee | unknown field 'recipee' (known: awaitConfirmation, destination, filter
                    {"name":"trial"}                                  | source                     | source is missing
                    {"name":"t","source":{"bucket":"R"}}              | source                     | not a bucket name: 'R'
                    {"name":"t","source":{"bucket":"raw","x":1}}      | source.x                   | unknown field 'x'
                    {"name":"t","shards":{"maxObjects":0}}            | shards.maxObjects          | maxObjects is 0 (expected 1 to 10000)
                    {"name":"t","shards":{"maxObjects":"9"}}          | shards.maxObjects          | Integer
                    {"name":"t","workers":{"max":10001}}              | workers.max                | max is 10001
                    {"name":"t","name":"u"}                           | ''                         | Duplicate field 'name'
                    {"name":"t","recipe":{"name":"é","renditions":[]}} | recipe.name               | not a recipe name: 'é'
                    {"name":"t","recipe":{"name":"r","renditions":[{"name":"a","width":9,"fit":1}]}} | recipe.renditions[0].fit | Fit
                    {"name":"t","recipe":{"name":"r"}}                | recipe.renditions          | renditions is missing
                    {"name":"t","recipe":{"name":"r","renditions":[]}}| recipe.renditions          | number of renditions is 0
                    {"name":"t","recipe":{"name":"r","renditions":[{"name":"a","width":0}]}}  | recipe.renditions[0].width | width is 0
                    {"name":"t","recipe":{"name":"r","renditions":[{"name":"a","fit":"cover","width":9}]}}| recipe.renditions[0].height | needs both
                    {"name":"t","recipe":{"name":"r","renditions":[{"name":"a"}]}}            | recipe.renditions[0].width | neither width nor height
                    {"name":"t","recipe":{"name":"r","renditions":[{"name":"a","width":9,"quality":101}]}}| recipe.renditions[0].quality | quality is 101
                    {"name":"t","recipe":{"name":"r","renditions":[{"name":"a","width":16384}]}} | recipe.renditions[0].width | 16384 (expected 1 to 16383)
                    {"name":"t","recipe":{"name":"r","renditions":[{"name":"a","width":9,"format":"png","quality":9}]}} | recipe.renditions[0].quality | quality is not for format png
                    {"name":"t","recipe":{"name":"r","renditions":[{"name":"a","width":9,"format":"webp","trellis":true}]}} | recipe.renditions[0].trellis | trellis is not for format webp
                    {"name":"t","recipe":{"name":"r","renditions":[{"name":"a","width":9,"lossless":true}]}} | recipe.renditions[0].lossless | not for format jpeg
                    {"name":"t","recipe":{"name":"r","renditions":[{"name":"a","width":9,"format":"avif","effort":10}]}} | recipe.renditions[0].effort | effort is 10 (expected 0 to 9)
                    {"name":"t","recipe":{"name":"r","renditions":[{"name":"a","width":9,"position":"north"}]}} | recipe.renditions[0].position | for fit cover or contain
                    {"name":"t","recipe":{"name":"r","renditions":[{"name":"a","width":9,"height":9,"fit":"contain","position":"entropy"}]}} | recipe.renditions[0].position | for fit cover, not for contain
                    {"name":"t","recipe":{"name":"r","renditions":[{"name":"a","width":9,"background":"red"}]}} | recipe.renditions[0].background | a colour like #ffffff
                    {"name":"t","recipe":{"name":"r","renditions":[{"name":"a","width":9,"sharpen":0.1}]}} | recipe.renditions[0].sharpen | sigma of 0.3 to 10
                    {"name":"t","recipe":{"name":"r","renditions":[{"name":"a","width":9,"frames":"all"}]}} | recipe.renditions[0].frames | webp and original
                    {"name":"t","recipe":{"name":"r","renditions":[{"name":"a","width":9,"height":9,"fit":"cover","format":"webp","frames":"all"}]}} | recipe.renditions[0].frames | not for cover
                    {"name":"t","recipe":{"name":"r","renditions":[{"name":"a","width":9,"metadata":"some"}]}} | recipe.renditions[0].metadata | some
                    {"name":"t","recipe":{"name":"r","renditions":[{"name":"A","width":9}]}} | recipe.renditions[0].name | not a rendition name
                    {"name":"t","recipe":{"name":"r","renditions":[{"name":"a","wdth":9}]}} | recipe.renditions[0].wdth | unknown field 'wdth' (known: background,
                    {"name":"t","destination":{"bucket":"out","keys":"{stem}.{ext}"}} | destination.keys | two sources could share a key
                    {"name":"t","destination":{"bucket":"out","cacheControl":""}} | destination.cacheControl | the length of cacheControl is 0 (expected 1 to 256)
                    {"name":"t","destination":{"bucket":"out","cacheControl":"a\\r\\nb"}} | destination.cacheControl | not a Cache-Control header
                    {"name":"t","destination":{"bucket":"out","cacheControl":"é"}} | destination.cacheControl | not a Cache-Control header: 'é'
                    {"name":"t","destination":{"bucket":"out","storageClass":"glacier"}} | destination.storageClass | glacier
                    {"name":"t","source":{"bucket":"raw"},"destination":{"bucket":"out","keys":"{key}"}} | destination.keys | renditions would share a key
                    {"name":"t","recipe":{"name":"r","version":2,"renditions":[]}}            | recipe.version | recipe has version 2
                    {"name":"t" "x"}                                  | ''                         | Unexpected character
                    {"name":"t","source":{"bucket":"raw"},"destination":{"bucket":"out"}} x                                    | ''                         | x
                    {"name":"t","source":{"bucket":"raw","inventory":{"bucket":"inv"}}} | source.inventory | has neither manifest nor id
                    {"name":"t","source":{"bucket":"raw","inventory":{"bucket":"inv","manifest":"a/manifest.json","id":"d"}}} | source.inventory | has both manifest and id
                    {"name":"t","source":{"bucket":"raw","inventory":{"bucket":"inv","manifest":"a/b.csv"}}} | source.inventory.manifest | ends in manifest.json
                    {"name":"t","source":{"bucket":"raw","run":{"name":"r"},"list":{"bucket":"inv","key":"k"}}} | source | more than one of inventory, list and run
                    {"name":"t","source":{"bucket":"raw","list":{"bucket":"inv"}}} | source.list.key | key is missing
                    {"name":"t","source":{"bucket":"raw","run":{"name":"r","outcomes":["late"]}}} | source.run.outcomes[0] | late
                    {"name":"t","filter":{"oneIn":0}}                 | filter.oneIn               | oneIn is 0
                    {"name":"t","filter":{"matchAnyPrefix":[""]}}     | filter.matchAnyPrefix      | matchAnyPrefix is empty
                    {"name":"t","filter":{"createdAfter":"yesterday"}}| filter.createdAfter        | yesterday
                    {"name":"t","toleratedFailures":{"percentage":101}} | toleratedFailures.percentage | percentage is 101.0
                    {"name":"t","source":{"bucket":"raw"},"destination":{"bucket":"out"},"maxCost":1.005} | maxCost | at most two decimals
                    {"name":"t","source":{"bucket":"raw"},"destination":{"bucket":"out"},"tags":{"aws:a":"b"}} | tags | reserved
                    {"name":"t","share":{"identifier":"a b"}}         | share.identifier           | not a share identifier
                    {"name":"t","workers":{"vcpus":0}}                | workers.vcpus              | vcpus is 0
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

    @Test
    void equalAmountsAreEqual() throws InvalidDocument {
        RunLimits limits = Json.request("{\"maxCost\":5e2}", RunLimits.class);

        assertThat(limits).isEqualTo(Json.request("{\"maxCost\":500.0}", RunLimits.class));
        assertThat(Json.text(limits)).contains("\"maxCost\":500.00");
    }

    @Test
    void failuresAreJudgedAfterAThousandObjects() {
        var tolerated = new ToleratedFailures(10, Optional.of(200L));

        assertThat(tolerated.isExceeded(999, 999)).isFalse();
        assertThat(tolerated.isExceeded(100, 1_000)).isFalse();
        assertThat(tolerated.isExceeded(101, 1_000)).isTrue();
        assertThat(tolerated.isExceeded(200, 100_000)).isFalse();
        assertThat(tolerated.isExceeded(201, 100_000)).isTrue();
    }

    private static InvalidDocument refused(String json, Class<?> type) {
        return catchThrowableOfType(InvalidDocument.class, () -> Json.request(json, type));
    }
}
