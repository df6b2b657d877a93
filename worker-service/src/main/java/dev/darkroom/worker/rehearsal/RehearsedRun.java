package dev.darkroom.worker.rehearsal;

import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.Destination;
import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.KeyTemplate;
import dev.darkroom.contracts.ManifestRange;
import dev.darkroom.contracts.PlannedShard;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunSpec;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.ShardLimits;
import dev.darkroom.contracts.ShardManifest;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.contracts.WorkerLimits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// What planner would have prepared for the rehearsal: a run of one shard, whose objects are all
/// the same photo.
///
/// @param objects by the path that S3 has them under: `/bucket/key`
/// @param jobMessage of its shard
record RehearsedRun(Map<String, byte[]> objects, String jobMessage) {
    static final RunName NAME = new RunName("rehearsal");
    static final String CONTROL = "control";
    private static final String RAW = "raw";

    /// Enough for the JVM to see which code is the busy one.
    private static final int PHOTOS = 40;

    private static final String ETAG = "0".repeat(32);

    static RehearsedRun of(byte[] photo) {
        List<SourceObject> sources =
                IntStream.range(0, PHOTOS)
                        .mapToObj(i ->
                                new SourceObject(
                                        "%02d.jpg".formatted(i),
                                        Optional.empty(),
                                        photo.length,
                                        ETAG))
                        .toList();
        var keys = new ControlKeys(NAME);
        byte[] manifest = ShardManifest.write(sources);
        var range = new ManifestRange(keys.manifests(1, 0), ETAG, 0, manifest.length);
        var shard =
                new PlannedShard(new ShardId(0, 0), range, PHOTOS, (long) PHOTOS * photo.length);
        var objects = new HashMap<String, byte[]>();
        objects.put(path(CONTROL, keys.document()), bytes(Json.text(document())));
        objects.put(path(CONTROL, range.key()), manifest);
        sources.forEach(source -> objects.put(path(RAW, source.key()), photo));
        return new RehearsedRun(objects, Json.text(JobMessage.of(NAME, 1, shard)));
    }

    private static RunDocument document() {
        var spec =
                new RunSpec(
                        NAME,
                        new BucketPrefix(RAW, ""),
                        new Destination("processed", "", KeyTemplate.TREE),
                        BuiltInRecipes.web(),
                        ShardLimits.DEFAULT,
                        WorkerLimits.DEFAULT);
        return RunDocument.forWorkers(spec, RunState.RUNNING, List.of(), Instant.EPOCH);
    }

    private static String path(String bucket, String key) {
        return '/' + bucket + '/' + key;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
