package dev.darkroom.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The JSON and CSV that cross between services, letter by letter: a change here is a change of the
/// protocol.
class WireFormatTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final RunName RUN = new RunName("2026-11-uploads");
    private static final SourceObject SOURCE =
            new SourceObject("2026/11/été 1+1.jpg", Optional.empty(), 4_000_000, "abc");

    @Test
    void jobMessage() throws InvalidDocument {
        var range = new ManifestRange("runs/r/plan/1/manifests-000000.zst", "e7a6", 120, 4096);
        var message = JobMessage.of(RUN, 1, new PlannedShard(new ShardId(0, 42), range, 10, 4000));
        String json =
                """
                {"version":1,"run":"2026-11-uploads","epoch":1,"shard":{"id":"0-000042",\
                "manifest":{"key":"runs/r/plan/1/manifests-000000.zst","etag":"e7a6","offset":120,"length":4096},\
                "objects":10,"bytes":4000,"archived":false}}\
                """;

        assertThat(Json.text(message)).isEqualTo(json);
        assertThat(Json.message(json, JobMessage.class)).isEqualTo(message);
    }

    @Test
    void eventMessage() throws InvalidDocument {
        var tally =
                new Tally(
                        Map.of(Outcome.REJECTED, 1L, Outcome.DEVELOPED, 9L),
                        4000,
                        27,
                        900,
                        Map.of("broken", 1L));
        var message =
                EventMessage.of(
                        List.of(
                                new StatusEvent.ShardReported(RUN, new ShardId(0, 1), tally, NOON),
                                new StatusEvent.WaveSubmitted(RUN, "w", "id", 2, NOON),
                                new StatusEvent.RunChanged(
                                        RUN,
                                        3,
                                        RunState.RUNNING,
                                        "web",
                                        Optional.of(new Plan(1, 0, 2, 10, 4000)),
                                        Optional.of(10L),
                                        Optional.empty(),
                                        NOON,
                                        NOON)));
        String json =
                """
                {"version":1,"events":[\
                {"type":"shard-reported","run":"2026-11-uploads","shard":"0-000001",\
                "tally":{"objects":{"developed":9,"rejected":1},"sourceBytes":4000,"renditions":27,\
                "renditionBytes":900,"reasons":{"broken":1}},"reportedAt":"2026-11-23T12:00:00Z"},\
                {"type":"wave-submitted","run":"2026-11-uploads","wave":"w","jobId":"id","workers":2,\
                "at":"2026-11-23T12:00:00Z"},\
                {"type":"run-changed","run":"2026-11-uploads","revision":3,"state":"RUNNING","recipe":"web",\
                "plan":{"epoch":1,"generation":0,"shards":2,"objects":10,"bytes":4000},"objects":10,\
                "createdAt":"2026-11-23T12:00:00Z","at":"2026-11-23T12:00:00Z"}]}\
                """;

        assertThat(Json.text(message)).isEqualTo(json);
        assertThat(Json.message(json, EventMessage.class)).isEqualTo(message);
    }

    @Test
    void eventsOfARedriveAndOfBatch() throws InvalidDocument {
        var before = new Tally(Map.of(Outcome.FAILED, 1L), 40, 0, 0, Map.of("timeout", 1L));
        var after = new Tally(Map.of(Outcome.DEVELOPED, 1L), 40, 3, 90, Map.of());
        var message =
                EventMessage.of(
                        List.of(
                                new StatusEvent.ShardReported(
                                        RUN, new ShardId(1, 0), after, NOON, Optional.of(before)),
                                new StatusEvent.JobsSeen(
                                        RUN,
                                        "w",
                                        Capacity.SPOT,
                                        Map.of("RUNNABLE", 3),
                                        Optional.of("no capacity"),
                                        NOON),
                                new StatusEvent.DeadLetterSeen(
                                        Optional.of(RUN),
                                        "m",
                                        Optional.of(new ShardId(0, 7)),
                                        NOON)));
        String json =
                """
                {"version":1,"events":[\
                {"type":"shard-reported","run":"2026-11-uploads","shard":"1-000000",\
                "tally":{"objects":{"developed":1},"sourceBytes":40,"renditions":3,"renditionBytes":90,"reasons":{}},\
                "reportedAt":"2026-11-23T12:00:00Z",\
                "supersedes":{"objects":{"failed":1},"sourceBytes":40,"renditions":0,"renditionBytes":0,\
                "reasons":{"timeout":1}}},\
                {"type":"jobs-seen","run":"2026-11-uploads","wave":"w","capacity":"spot","states":{"RUNNABLE":3},\
                "reason":"no capacity","at":"2026-11-23T12:00:00Z"},\
                {"type":"dead-letter-seen","run":"2026-11-uploads","messageId":"m","shard":"0-000007",\
                "at":"2026-11-23T12:00:00Z"}]}\
                """;

        assertThat(Json.text(message)).isEqualTo(json);
        assertThat(Json.message(json, EventMessage.class)).isEqualTo(message);
    }

    @Test
    void snapshots() throws InvalidDocument {
        var frozen =
                new Snapshot.Frozen("1-a", 3, 1, 20, 400, NOON, Optional.of(NOON.minusSeconds(9)));
        var inventory =
                new Snapshot.Inventory("inv", "d/manifest.json", "e7", NOON, Optional.empty());

        assertThat(Json.text(frozen))
                .isEqualTo(
                        """
                        {"type":"frozen","folder":"1-a","parts":3,"archivedParts":1,"objects":20,"bytes":400,\
                        "takenAt":"2026-11-23T12:00:00Z","since":"2026-11-23T11:59:51Z"}\
                        """);
        assertThat(Json.text(inventory))
                .isEqualTo(
                        """
                        {"type":"inventory","bucket":"inv","manifest":"d/manifest.json","etag":"e7",\
                        "takenAt":"2026-11-23T12:00:00Z"}\
                        """);
        assertThat(Json.message(Json.text(frozen), Snapshot.class)).isEqualTo(frozen);
        assertThat(Json.message(Json.text(inventory), Snapshot.class)).isEqualTo(inventory);
    }

    @Test
    void eventsAndFieldsOfNewerServicesArePassedOver() throws InvalidDocument {
        String json =
                """
                {"version":1,"sender":"x","events":[{"type":"moon-phase","phase":3},\
                {"type":"wave-submitted","run":"a","wave":"w","jobId":"id","workers":2,\
                "at":"2026-11-23T12:00:00Z","colour":"red"}]}\
                """;

        assertThat(Json.message(json, EventMessage.class).events())
                .containsExactly(
                        new StatusEvent.Unknown(),
                        new StatusEvent.WaveSubmitted(new RunName("a"), "w", "id", 2, NOON));
    }

    @Test
    void runDocument() throws InvalidDocument {
        var spec =
                new RunSpec(
                        RUN,
                        new BucketPrefix("raw", "2026/11/"),
                        Destination.of("processed", ""),
                        BuiltInRecipes.web(),
                        ShardLimits.DEFAULT,
                        WorkerLimits.DEFAULT);
        var run = RunDocument.created(spec, NOON);
        String json =
                """
                {"version":1,"spec":{"name":"2026-11-uploads","source":{"bucket":"raw","prefix":"2026/11/"},\
                "filter":{"matchAnyPrefix":[],"matchAnySuffix":[],"matchAnySubstring":[],"matchAnyStorageClass":[]},\
                "destination":{"bucket":"processed","prefix":"","keys":"{hash:4}/{key}/{rendition}.{ext}",\
                "cacheControl":"max-age=86400, stale-while-revalidate=604800","storageClass":"standard"},\
                "recipe":{"version":1,"name":"web","tolerant":false,"renditions":[\
                {"name":"320","width":320,"height":320,"fit":"cover","position":"centre","background":"#ffffff",\
                "enlarge":false,"format":"jpeg","quality":82,"chromaSubsampling":"4:2:0","progressive":true,\
                "optimizeCoding":true,"trellis":true,"metadata":"none","colour":"srgb","frames":"first"},\
                {"name":"1024","width":1024,"height":1024,"fit":"inside","background":"#ffffff",\
                "enlarge":false,"format":"jpeg","quality":82,"chromaSubsampling":"4:2:0","progressive":true,\
                "optimizeCoding":true,"trellis":true,"metadata":"none","colour":"srgb","frames":"first"},\
                {"name":"2048","width":2048,"height":2048,"fit":"inside","background":"#ffffff",\
                "enlarge":false,"format":"jpeg","quality":82,"chromaSubsampling":"4:2:0","progressive":true,\
                "optimizeCoding":true,"trellis":true,"metadata":"none","colour":"srgb","frames":"first"}]},\
                "shards":{"maxObjects":1000,"maxBytes":4294967296,"maxVcpuSeconds":600},\
                "workers":{"max":100,"shardsPerWorker":4,"onDemandMax":10},\
                "toleratedFailures":{"percentage":50.0},"tags":{},"awaitConfirmation":false},\
                "state":"PLANNING","revision":1,"epoch":0,\
                "limits":{"workers":{"max":100,"shardsPerWorker":4,"onDemandMax":10},\
                "toleratedFailures":{"percentage":50.0}},\
                "generation":0,"dispatch":{"round":1,"sent":0},"waves":[],\
                "spending":{"spotVcpuMillis":0,"onDemandVcpuMillis":0,"countedTo":"2026-11-23T12:00:00Z"},\
                "createdAt":"2026-11-23T12:00:00Z","changedAt":"2026-11-23T12:00:00Z","closed":false}\
                """;

        assertThat(Json.text(run)).isEqualTo(json);
        assertThat(Json.message(json, RunDocument.class)).isEqualTo(run);
    }

    @Test
    void manifestLine() {
        var versioned = new SourceObject("plain/\"q\",\n.jpg", Optional.of("v1"), 7, "def");

        byte[] manifest = ShardManifest.write(List.of(SOURCE, versioned));

        assertThat(ShardManifest.read(manifest)).containsExactly(SOURCE, versioned);
        assertThat(CsvLines.write(List.of(SOURCE), source -> List.of(S3Keys.encode(source.key()))))
                .isEqualTo("2026/11/%C3%A9t%C3%A9%201%2B1.jpg\n");
    }

    @Test
    void reportLines() {
        var developed =
                ObjectResult.developed(
                        SOURCE,
                        List.of(new RenditionObject("a/320.jpg", 900, 320, 240)),
                        List.of(new Reason("damaged", "cut off")));
        var rejected =
                ObjectResult.without(
                        SOURCE, Outcome.REJECTED, new Reason("broken", "premature end, \"sorry\""));
        String report =
                """
                raw,2026/11/%C3%A9t%C3%A9%201%2B1.jpg,,succeeded,,200,"{""result"":""developed"",""etag"":""abc"",\
                ""size"":4000000,""recipe"":""r1"",""renditions"":[{""key"":""a/320.jpg"",""bytes"":900,\
                ""width"":320,""height"":240}],""warnings"":[{""code"":""damaged"",""message"":""cut off""}]}"
                raw,2026/11/%C3%A9t%C3%A9%201%2B1.jpg,,failed,broken,,"{""result"":""rejected"",""etag"":""abc"",\
                ""size"":4000000,""recipe"":""r1"",""renditions"":[],""reason"":{""code"":""broken"",\
                ""message"":""premature end, \\""sorry\\""\""}}"
                """;

        assertThat(ShardReport.write("raw", "r1", List.of(developed, rejected))).isEqualTo(report);
        assertThat(ShardReport.read(report)).containsExactly(developed, rejected);
    }
}
