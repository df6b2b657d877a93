package dev.darkroom.acceptance.bench.planner;

import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.contracts.InventoryLocation;
import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunSpec;
import dev.darkroom.planner.inventory.CataloguedObject;
import dev.darkroom.planner.inventory.Inventories;
import dev.darkroom.planner.inventory.InventoryBucket;
import dev.darkroom.planner.inventory.InventoryOpening.Opened;
import dev.darkroom.planner.inventory.InventorySource;
import dev.darkroom.planner.inventory.ObjectSelection;
import dev.darkroom.planner.inventory.S3InventoryBucket;
import dev.darkroom.planner.shard.PlanMaker;
import dev.darkroom.planner.shard.Plans;
import dev.darkroom.planner.shard.WorkRates;
import dev.darkroom.planner.storage.ControlObjects;
import dev.darkroom.planner.storage.S3ControlObjects;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/// Planner's planning of an inventory, from its manifest to the texts of its job messages, by the
/// very classes of planner. Its arguments are how many rounds, and the folder of the inventory, or
/// the word `s3` and the key of a manifest in the bucket `inventories`.
final class PlanningProgram {
    /// Photos of the source, not too small.
    private static final String SPEC =
            """
            {"name":"bench","source":{"bucket":"raw"},"destination":{"bucket":"processed"},
            "filter":{"matchAnySuffix":[".jpg",".JPG",".jpeg"],"objectSizeGreaterThanBytes":1000}}
            """;

    private static final int PACK_BYTES = 4 << 20;
    private static final int SENT_AT_ONCE = 1_000;

    /// What is asked is how much one core does.
    private static final int FILES_AT_ONCE = 1;

    private PlanningProgram() {}

    public static void main(String[] args) throws Exception {
        int rounds = Integer.parseInt(args[0]);
        if (args[1].equals("s3")) {
            try (S3Client s3 =
                    S3Client.builder().httpClientBuilder(ApacheHttpClient.builder()).build()) {
                var control = new S3ControlObjects(s3, "control");
                Rounds.measure(rounds, () -> plan(new S3InventoryBucket(s3), args[2], control));
            }
        } else {
            var bucket = new FileInventoryBucket(Path.of(args[1]));
            Rounds.measure(
                    rounds, () -> plan(bucket, BenchInventory.manifest(), new DiscardedObjects()));
        }
    }

    private static long plan(InventoryBucket bucket, String manifest, ControlObjects control)
            throws InvalidDocument {
        var inventories = new Inventories(bucket);
        var location =
                new InventoryLocation(
                        BenchInventory.BUCKET, Optional.of(manifest), "", Optional.empty());
        var opened = (Opened) inventories.open(location, BenchInventory.SOURCE);
        RunDocument run = run();
        var selection =
                ObjectSelection.of(
                        run.spec().source().objects(), run.spec().filter(), Optional.empty());
        var rows = new LongAdder();
        Predicate<CataloguedObject> wanted =
                object -> {
                    rows.increment();
                    return selection.takes(object);
                };
        var source =
                new InventorySource(
                        inventories,
                        opened.manifest(),
                        wanted,
                        Optional.empty(),
                        Long.toString(System.nanoTime()));
        Plan plan =
                new PlanMaker(control, WorkRates.builtIn(), FILES_AT_ONCE, PACK_BYTES)
                        .make(run, source, () -> {});
        long left = rows.sum() - plan.objects();
        if (left < rows.sum() / 25 || left > rows.sum() / 15) {
            throw new IllegalStateException(
                    "%d of %d rows were planned (expected 19 of 20)"
                            .formatted(plan.objects(), rows.sum()));
        }
        if (messages(control, run, plan) != plan.shards()) {
            throw new IllegalStateException("not every shard has a message");
        }
        return rows.sum();
    }

    /// Makes the job messages as they are sent, a thousand at a time.
    ///
    /// @return how many there are for shards, those of archived objects included
    private static int messages(ControlObjects control, RunDocument run, Plan plan) {
        var plans = new Plans(control);
        int shards = 0;
        for (int from = 0; from < plan.shards(); from += SENT_AT_ONCE) {
            int to = Math.min(plan.shards(), from + SENT_AT_ONCE);
            List<String> messages =
                    plans.shards(run.name(), plan, from, to)
                            .map(shard -> JobMessage.of(run.name(), plan.epoch(), shard))
                            .map(Json::text)
                            .toList();
            shards += messages.size();
        }
        return shards;
    }

    private static RunDocument run() throws InvalidDocument {
        return RunDocument.created(Json.request(SPEC, RunSpec.class), Instant.EPOCH);
    }
}
