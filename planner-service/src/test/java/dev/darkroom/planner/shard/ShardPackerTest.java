package dev.darkroom.planner.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Reason;
import dev.darkroom.contracts.ShardLimits;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.contracts.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ShardPackerTest {
    /// A millisecond an object, and one for each MiB.
    private static final WorkEstimate WORK =
            new WorkEstimate(new WorkRates(Map.of(), new WorkRate(1, 1)), 100);

    @RepeatedTest(200)
    void everyObjectIsInExactlyOneShardWithinTheLimits(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var limits = new ShardLimits(1 + random.nextInt(50), 1 + random.nextInt(5_000));
        List<SourceObject> objects =
                objects(random.longs(random.nextInt(500), 0, 1 + random.nextInt(3_000)).toArray());

        List<Shard> shards = pack(limits, objects);

        assertThat(shards.stream().flatMap(shard -> shard.objects().stream()))
                .containsExactlyElementsOf(objects);
        for (int i = 0; i < shards.size(); i++) {
            Shard shard = shards.get(i);
            assertThat(shard.objects().size()).isBetween(1, limits.maxObjects());
            if (shard.objects().size() > 1) {
                assertThat(shard.bytes()).isLessThanOrEqualTo(limits.maxBytes());
            }
        }
        assertThat(pack(limits, objects)).isEqualTo(shards);
    }

    @RepeatedTest(50)
    void noShardEndsBeforeItMust(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var limits = new ShardLimits(1 + random.nextInt(20), 1 + random.nextInt(5_000));

        List<Shard> shards = pack(limits, objects(random.longs(300, 0, 900).toArray()));

        for (int i = 1; i < shards.size(); i++) {
            Shard shard = shards.get(i - 1);
            long next = shards.get(i).objects().getFirst().size();
            assertThat(
                            shard.objects().size() == limits.maxObjects()
                                    || shard.bytes() + next > limits.maxBytes()
                                    || shard.bytes() >= limits.maxBytes())
                    .as("shard %d is as full as it may be", i - 1)
                    .isTrue();
        }
    }

    @Test
    void oneObjectMayExceedTheBytesAlone() {
        List<Shard> shards = pack(new ShardLimits(10, 100), objects(40, 500, 40, 40));

        assertThat(shards).extracting(shard -> shard.objects().size()).containsExactly(1, 1, 2);
    }

    @Test
    void shardEndsByTheWorkInIt() {
        List<Shard> shards =
                pack(new ShardLimits(100, 1L << 40, 1), objects(900L << 20, 50L << 20, 90L << 20));

        assertThat(shards).extracting(shard -> shard.objects().size()).containsExactly(2, 1);
    }

    @Test
    void objectsDoneAgainSayWhatTheySupersede() {
        SourceObject object = objects(40).getFirst();
        var before =
                ObjectResult.without(object, Outcome.FAILED, new Reason("timeout", "too slow"));
        var shards = new ArrayList<Shard>();
        var packer = new ShardPacker(ShardLimits.DEFAULT, WORK, false, shards::add);
        packer.add(object, before);
        packer.end();

        assertThat(shards)
                .containsExactly(
                        new Shard(List.of(object), false, Optional.of(Tally.of(List.of(before)))));
    }

    @Test
    void nothingMakesNoShard() {
        assertThat(pack(ShardLimits.DEFAULT, List.of())).isEmpty();
    }

    private static List<Shard> pack(ShardLimits limits, List<SourceObject> objects) {
        var shards = new ArrayList<Shard>();
        var packer = new ShardPacker(limits, WORK, false, shards::add);
        objects.forEach(packer::add);
        packer.end();
        return shards;
    }

    private static List<SourceObject> objects(long... sizes) {
        var keys = new Random(sizes.length).ints().iterator();
        return LongStream.of(sizes)
                .mapToObj(size ->
                        new SourceObject("photos/" + keys.next(), Optional.empty(), size, "etag"))
                .toList();
    }
}
