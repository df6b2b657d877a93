package dev.darkroom.planner.shard;

import dev.darkroom.contracts.ShardLimits;
import dev.darkroom.contracts.SourceObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// All that a source hands over, for tests.
public record PartContents(List<SourceObject> readable, List<SourceObject> archived) {
    private static final ShardLimits LARGE = new ShardLimits(10_000, 1L << 50, 12 * 3_600);
    private static final WorkEstimate NONE =
            new WorkEstimate(new WorkRates(Map.of(), new WorkRate(0, 0)), 100);

    public static PartContents of(PartSource source) {
        var shards = new ArrayList<Shard>();
        for (int part = 0; part < source.parts(); part++) {
            var packer = new PartPacker(LARGE, NONE, Long.MAX_VALUE, shards::add);
            source.read(part, packer);
            packer.end();
        }
        return new PartContents(objects(shards, false), objects(shards, true));
    }

    private static List<SourceObject> objects(List<Shard> shards, boolean archived) {
        return shards.stream()
                .filter(shard -> shard.archived() == archived)
                .flatMap(shard -> shard.objects().stream())
                .toList();
    }
}
