package dev.darkroom.simulator.planner;

import dev.darkroom.contracts.ManifestRange;
import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.PlannedShard;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.Snapshot;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.contracts.Tally;
import dev.darkroom.planner.run.Reconciler;
import dev.darkroom.simulator.cloud.Bucket;
import dev.darkroom.simulator.cloud.Cloud;
import dev.darkroom.simulator.cloud.Listing;
import dev.darkroom.simulator.cloud.Report;
import dev.darkroom.simulator.cloud.ShardIndex;
import dev.darkroom.simulator.cloud.Stored;
import dev.darkroom.simulator.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// The way of a run from its request to its shards: a listing, frozen; then manifests and their
/// index.
final class Planning {
    private final PlannerProcess planner;
    private final Cloud cloud;
    private final Scenario scenario;
    private final Reconciler reconciler;
    private int listings;

    Planning(PlannerProcess planner, Cloud cloud, Scenario scenario, Reconciler reconciler) {
        this.planner = planner;
        this.cloud = cloud;
        this.scenario = scenario;
        this.reconciler = reconciler;
    }

    void freezeListing(Stored<RunDocument> run) {
        planner.call("ListObjects photos", cloud.photos()::list, listing -> freeze(listing, run));
    }

    private void freeze(Listing listing, Stored<RunDocument> run) {
        listings++;
        String folder = "%d-%s-%d".formatted(run.content().epoch(), planner.name(), listings);
        var snapshot =
                new Snapshot.Frozen(
                        folder,
                        1,
                        0,
                        listing.objects().size(),
                        listing.bytes(),
                        planner.now(),
                        Optional.empty());
        planner.call(
                "PUT snapshot",
                () -> cloud.control().put(scenario.keys().snapshotPart(folder, 0), listing),
                _ -> planner.save(run, reconciler.frozen(run.content(), snapshot, planner.now())));
    }

    void makePlan(Stored<RunDocument> run) {
        if (run.content().generation() > 0) {
            readResults(run);
            return;
        }
        String folder = ((Snapshot.Frozen) run.content().snapshot().orElseThrow()).folder();
        planner.call(
                "GET snapshot",
                () -> cloud.control().get(scenario.keys().snapshotPart(folder, 0), Listing.class),
                snapshot -> writePlan(pack(snapshot.content()), Map.of(), run));
    }

    /// What became of every object so far, of which a redrive takes some.
    private void readResults(Stored<RunDocument> run) {
        var latest = new TreeMap<String, ObjectResult>();
        planner.call(
                "ListObjects reports",
                () -> cloud.control().keys(scenario.keys().reports()),
                keys ->
                        planner.each(
                                keys.iterator(),
                                (key, done) ->
                                        planner.call(
                                                "GET " + key,
                                                () -> cloud.control().get(key, Report.class),
                                                report -> {
                                                    report.content()
                                                            .results()
                                                            .forEach(result ->
                                                                    latest.put(
                                                                            result.source().key(),
                                                                            result));
                                                    done.run();
                                                }),
                                () -> driveAgain(latest, run)));
    }

    private void driveAgain(Map<String, ObjectResult> latest, Stored<RunDocument> run) {
        var outcomes = run.content().redrive().orElseThrow().outcomes();
        var objects =
                latest.values().stream()
                        .filter(result -> outcomes.contains(result.outcome()))
                        .map(ObjectResult::source)
                        .toList();
        writePlan(pack(new Listing(objects)), latest, run);
    }

    private void writePlan(
            List<Listing> shards, Map<String, ObjectResult> before, Stored<RunDocument> run) {
        int epoch = run.content().epoch();
        var planned = new ArrayList<PlannedShard>();
        planner.each(
                shards.iterator(),
                (shard, done) -> {
                    int index = planned.size();
                    String key = scenario.keys().manifests(epoch, index);
                    planner.call(
                            "PUT manifest " + index,
                            () -> cloud.control().put(key, shard),
                            etag -> {
                                planned.add(
                                        plannedShard(
                                                new ShardId(run.content().generation(), index),
                                                new ManifestRange(key, etag, 0, shard.bytes()),
                                                shard,
                                                before));
                                done.run();
                            });
                },
                () -> writeIndex(new ShardIndex(planned), run));
    }

    private static PlannedShard plannedShard(
            ShardId id, ManifestRange range, Listing shard, Map<String, ObjectResult> before) {
        Optional<Tally> supersedes =
                id.generation() == 0
                        ? Optional.empty()
                        : Optional.of(
                                Tally.of(
                                        shard.objects().stream()
                                                .map(object ->
                                                        Objects.requireNonNull(
                                                                before.get(object.key())))
                                                .toList()));
        return new PlannedShard(
                id, range, shard.objects().size(), shard.bytes(), false, supersedes);
    }

    private void writeIndex(ShardIndex index, Stored<RunDocument> run) {
        int epoch = run.content().epoch();
        long objects = index.shards().stream().mapToLong(PlannedShard::objects).sum();
        long bytes = index.shards().stream().mapToLong(PlannedShard::bytes).sum();
        Optional<Tally> supersedes =
                index.shards().stream()
                        .flatMap(shard -> shard.supersedes().stream())
                        .reduce(Tally::plus);
        var plan =
                new Plan(
                        epoch,
                        run.content().generation(),
                        index.shards().size(),
                        objects,
                        bytes,
                        supersedes);
        Bucket control = cloud.control();
        planner.call(
                "PUT index of shards",
                () -> control.put(scenario.keys().shardIndex(epoch), index),
                _ -> planner.save(run, reconciler.planned(run.content(), plan, planner.now())));
    }

    /// Slices of the listing; a shard ends with the object that reaches either limit.
    private List<Listing> pack(Listing listing) {
        var limits = scenario.spec().shards();
        var shards = new ArrayList<Listing>();
        var open = new ArrayList<SourceObject>();
        for (SourceObject object : listing.objects()) {
            open.add(object);
            var shard = new Listing(open);
            if (open.size() >= limits.maxObjects() || shard.bytes() >= limits.maxBytes()) {
                shards.add(shard);
                open.clear();
            }
        }
        if (!open.isEmpty()) {
            shards.add(new Listing(open));
        }
        return shards;
    }
}
