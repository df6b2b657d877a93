package dev.darkroom.planner.estimate;

import dev.darkroom.contracts.Rendition;
import dev.darkroom.contracts.RunSpec;
import dev.darkroom.planner.cost.CostItems;
import dev.darkroom.planner.cost.Prices;
import dev.darkroom.planner.inventory.CataloguedObject;
import dev.darkroom.planner.inventory.ObjectSink;
import dev.darkroom.planner.shard.Shard;
import dev.darkroom.planner.shard.ShardPacker;
import dev.darkroom.planner.shard.WorkEstimate;
import dev.darkroom.planner.shard.WorkRates;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The estimate of a run in the making, by several threads at a time. What it holds is bounded,
/// however many objects there are.
final class EstimateCount implements ObjectSink {
    /// Suffixes told apart while counting; whatever comes after them is `other`.
    private static final int MOST_SUFFIXES = 10_000;

    private static final int SHOWN_SUFFIXES = 50;
    private static final int LONGEST_SUFFIX = 12;
    private static final String OTHER = "other";

    /// For each shard: a message is sent (a tenth of a request), received, extended now and then
    /// and deleted, and its event sent and received.
    private static final int QUEUE_REQUESTS_A_SHARD = 6;

    /// For each shard: its report and some checkpoints.
    private static final int PUTS_A_SHARD = 4;

    /// For each shard: its manifest and its checkpoint.
    private static final int GETS_A_SHARD = 2;

    private static final double MILLIS_AN_HOUR = 3_600_000;

    private final RunSpec spec;
    private final long limit;
    private final WorkEstimate work;
    private final ShardPacker packer;
    private final Map<String, Amount> bySuffix = new HashMap<>();
    private final Map<String, Amount> byStorageClass = new TreeMap<>();
    private final SizeHistogram sizes = new SizeHistogram();
    private Amount all = Amount.NONE;
    private Amount archived = Amount.NONE;
    private long vcpuMillis;
    private long shards;

    EstimateCount(RunSpec spec, WorkRates rates) {
        this.spec = spec;
        this.limit = spec.filter().limit().orElse(Long.MAX_VALUE);
        this.work = WorkEstimate.of(spec.recipe(), rates);
        this.packer = new ShardPacker(spec.shards(), work, false, this::shard);
    }

    @Override
    public synchronized void add(CataloguedObject object, boolean isArchived) {
        if (isFull()) {
            return;
        }
        all = all.plus(object.size());
        byStorageClass.merge(
                object.storageClass(),
                Amount.NONE.plus(object.size()),
                (had, _) -> had.plus(object.size()));
        bySuffix.merge(
                suffix(object.key()),
                Amount.NONE.plus(object.size()),
                (had, _) -> had.plus(object.size()));
        sizes.add(object.size());
        if (isArchived) {
            archived = archived.plus(object.size());
        } else {
            vcpuMillis += work.vcpuMillis(object.key(), object.size());
            packer.add(object.source());
        }
    }

    @Override
    public synchronized boolean isFull() {
        return all.objects() == limit;
    }

    private void shard(Shard shard) {
        shards++;
    }

    private String suffix(String key) {
        int dot = key.lastIndexOf('.');
        boolean none = dot < 0 || dot < key.lastIndexOf('/') || key.length() - dot > LONGEST_SUFFIX;
        String suffix = none ? OTHER : key.substring(dot + 1).toLowerCase(Locale.ROOT);
        return bySuffix.size() < MOST_SUFFIXES || bySuffix.containsKey(suffix) ? suffix : OTHER;
    }

    /// @param vcpus of a worker
    synchronized Estimate end(Prices prices, int vcpus, Instant now) {
        packer.end();
        long developed = all.objects() - archived.objects();
        long renditions = developed * spec.recipe().renditions().size();
        double renditionBytes =
                developed
                        * spec.recipe().renditions().stream()
                                .mapToDouble((Rendition it) -> RenditionSizes.bytes(it))
                                .sum();
        var requests =
                new Estimate.Requests(
                        developed + GETS_A_SHARD * shards,
                        renditions + PUTS_A_SHARD * shards,
                        QUEUE_REQUESTS_A_SHARD * shards);
        double vcpuHours = vcpuMillis / MILLIS_AN_HOUR;
        long inventoried = spec.source().inventory().isPresent() ? all.objects() : 0;
        return new Estimate(
                all.objects(),
                all.bytes(),
                archived,
                mostFrequent(),
                byStorageClass,
                sizes.ranges(),
                shards,
                renditions,
                Math.round(renditionBytes),
                requests,
                vcpuHours,
                vcpuHours / ((double) vcpus * spec.workers().max()),
                spec.finishBy().map(by -> deadline(by, vcpuHours / vcpus, now)),
                CostItems.of(
                        prices,
                        vcpuHours,
                        0,
                        requests.gets(),
                        requests.puts(),
                        requests.queue(),
                        renditionBytes,
                        inventoried),
                prices,
                now);
    }

    private Estimate.Deadline deadline(Instant by, double workerHours, Instant now) {
        double left = Math.max(1, Duration.between(now, by).toMillis()) / MILLIS_AN_HOUR;
        long workers = (long) Math.ceil(workerHours / left);
        return new Estimate.Deadline(by, workers, workers <= spec.workers().max());
    }

    private Map<String, Amount> mostFrequent() {
        List<Map.Entry<String, Amount>> known =
                bySuffix.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(OTHER))
                        .sorted(
                                Comparator.comparingLong((Map.Entry<String, Amount> entry) ->
                                        -entry.getValue().objects()))
                        .toList();
        var shown = new HashMap<String, Amount>();
        Amount rest = bySuffix.getOrDefault(OTHER, Amount.NONE);
        for (Map.Entry<String, Amount> entry : known) {
            if (shown.size() < SHOWN_SUFFIXES) {
                shown.put(entry.getKey(), entry.getValue());
            } else {
                rest = rest.plus(entry.getValue());
            }
        }
        if (rest.objects() > 0) {
            shown.put(OTHER, rest);
        }
        return shown;
    }
}
