package dev.darkroom.planner.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.contracts.Destination;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunSpec;
import dev.darkroom.contracts.ShardLimits;
import dev.darkroom.contracts.Snapshot;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.contracts.WorkerLimits;
import dev.darkroom.planner.shard.PartContents;
import dev.darkroom.planner.storage.InMemoryControlObjects;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrozenListingsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final InMemorySources sources = new InMemorySources();
    private final FrozenListings listings =
            new FrozenListings(sources, sources, new InMemoryControlObjects(), () -> NOW);

    @Test
    void listingOfSeveralPartsIsReadBackAsItWas() {
        List<SourceObject> objects =
                IntStream.range(0, 20_001)
                        .mapToObj(i -> new SourceObject("in/" + i, Optional.empty(), 2, "e" + i))
                        .toList();
        sources.bucket("raw", objects);

        var frozen = (Freezing.Frozen) listings.freeze(run("in/"), Optional.empty(), () -> {});

        Snapshot.Frozen snapshot = frozen.snapshot();
        assertThat(snapshot)
                .isEqualTo(
                        new Snapshot.Frozen(
                                snapshot.folder(), 3, 0, 20_001, 40_002, NOW, Optional.empty()));
        sources.bucket("raw", List.of());
        assertThat(read(snapshot)).containsExactlyInAnyOrderElementsOf(objects);
    }

    @Test
    void emptySourceIsFrozenWithoutParts() {
        sources.bucket("raw", List.of());

        var frozen = (Freezing.Frozen) listings.freeze(run(""), Optional.empty(), () -> {});

        assertThat(frozen.snapshot().parts()).isZero();
    }

    /// A part that an earlier attempt wrote, and S3 took in late, belongs to another listing.
    @Test
    void eachListingHasAFolderOfItsOwn() {
        sources.bucket("raw", List.of(new SourceObject("a", Optional.empty(), 2, "e")));
        var first = (Freezing.Frozen) listings.freeze(run(""), Optional.empty(), () -> {});
        sources.bucket("raw", List.of(new SourceObject("b", Optional.empty(), 2, "e")));
        listings.freeze(run(""), Optional.empty(), () -> {});

        assertThat(read(first.snapshot())).extracting(SourceObject::key).containsExactly("a");
    }

    @Test
    void sourceThatCannotBeListedIsRefused() {
        assertThat(listings.freeze(run(""), Optional.empty(), () -> {}))
                .isEqualTo(new Freezing.Refused("the source bucket raw does not exist"));
    }

    private List<SourceObject> read(Snapshot.Frozen snapshot) {
        return PartContents.of(listings.source(new RunName("trial"), snapshot)).readable();
    }

    private static RunDocument run(String prefix) {
        var spec =
                new RunSpec(
                        new RunName("trial"),
                        new BucketPrefix("raw", prefix),
                        Destination.of("processed", ""),
                        BuiltInRecipes.web(),
                        ShardLimits.DEFAULT,
                        WorkerLimits.DEFAULT);
        return RunDocument.created(spec, Instant.EPOCH);
    }
}
