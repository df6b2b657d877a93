package dev.darkroom.planner.run;

import dev.darkroom.contracts.EarlierRun;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.Snapshot;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.planner.inventory.CataloguedObject;
import dev.darkroom.planner.inventory.FrozenListings;
import dev.darkroom.planner.inventory.FrozenParts;
import dev.darkroom.planner.inventory.ObjectAttribute;
import dev.darkroom.planner.inventory.ObjectSink;
import dev.darkroom.planner.inventory.SourceObjects;
import dev.darkroom.planner.inventory.SourceUnusable;
import dev.darkroom.planner.parallel.ParallelWork;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;

/// What a run takes from an earlier one: its objects, or the time when it looked at its source.
@Singleton
final class EarlierRuns {
    private static final int RANGES_AT_ONCE = 2;

    private final RunDocuments documents;
    private final LatestResults latest;
    private final FrozenListings listings;
    private final SourceObjects sources;

    EarlierRuns(
            RunDocuments documents,
            LatestResults latest,
            FrozenListings listings,
            SourceObjects sources) {
        this.documents = documents;
        this.latest = latest;
        this.listings = listings;
        this.sources = sources;
    }

    /// From when on objects count as changed.
    ///
    /// @param instant empty means all objects count
    /// @param remark what the run's owner should know of that
    record Since(Optional<Instant> instant, Optional<String> remark) {
        static final Since EVER = new Since(Optional.empty(), Optional.empty());
    }

    /// @throws SourceUnusable if the run that the filter names is of no use for that
    Since since(RunDocument run) {
        return run.spec()
                .filter()
                .changedSince()
                .map(name -> since(run, name, known(run, name, "changedSince")))
                .orElse(Since.EVER);
    }

    private static Since since(RunDocument run, RunName name, RunDocument earlier) {
        Snapshot snapshot =
                earlier.snapshot()
                        .orElseThrow(() ->
                                new SourceUnusable(
                                        "changedSince names the run %s, which has not looked at its source yet"
                                                .formatted(name)));
        return earlier.spec().recipe().hash().equals(run.spec().recipe().hash())
                ? new Since(Optional.of(snapshot.takenAt()), Optional.empty())
                : new Since(
                        Optional.empty(),
                        Optional.of(
                                "all objects are taken, not only those changed since the run %s, which had another recipe"
                                        .formatted(name)));
    }

    /// Freezes the objects of an earlier run, those whose latest result has one of the outcomes.
    ///
    /// @throws SourceUnusable if that run is not complete, or none of this source's
    Snapshot.Frozen freeze(
            RunDocument run, EarlierRun from, Optional<Instant> since, Runnable stillWorking) {
        FrozenParts parts =
                listings.begin(
                        run, since, "the run " + from.name(), EnumSet.of(ObjectAttribute.SIZE));
        read(run, from, parts, stillWorking);
        return parts.end();
    }

    /// Hands over the objects of an earlier run whose latest result has one of the outcomes.
    ///
    /// @throws SourceUnusable if that run is not complete, or none of this source's
    void read(RunDocument run, EarlierRun from, ObjectSink parts, Runnable stillWorking) {
        RunName name = from.name();
        RunDocument earlier = known(run, name, "source");
        switch (earlier.state()) {
            case COMPLETED, COMPLETED_WITH_FAILURES -> {}
            case AWAITING_CONFIRMATION, PLANNING, RUNNING, PAUSED, CANCELLING, CANCELLED, FAILED ->
                    throw new SourceUnusable(
                            "the source is the run %s, which is %s (expected a complete run)"
                                    .formatted(name, earlier.state()));
        }
        var today = new ObjectsOfToday(sources, run.spec().source().bucket());
        var ranges = ReportRange.of(latest.before(name, earlier.generation() + 1, stillWorking));
        ParallelWork.waiting(
                run.spec().filter().limit().isPresent() ? 1 : RANGES_AT_ONCE,
                ranges.iterator(),
                range -> {
                    if (!parts.isFull()) {
                        latest.read(
                                name,
                                range,
                                from.outcomes(),
                                result -> catalogued(today.of(result)),
                                parts::add);
                    }
                },
                stillWorking);
    }

    private static CataloguedObject catalogued(SourceObject object) {
        return new CataloguedObject(
                object.key(),
                object.versionId(),
                object.size(),
                object.etag(),
                CataloguedObject.UNKNOWN,
                CataloguedObject.STANDARD);
    }

    private RunDocument known(RunDocument run, RunName name, String field) {
        RunDocument earlier =
                documents
                        .read(name)
                        .map(RunDocuments.Stored::document)
                        .orElseThrow(() ->
                                new SourceUnusable(
                                        "%s names the run %s, which does not exist"
                                                .formatted(field, name)));
        String bucket = run.spec().source().bucket();
        String other = earlier.spec().source().bucket();
        if (!other.equals(bucket)) {
            throw new SourceUnusable(
                    "%s names the run %s, whose source is the bucket %s (expected %s, this run's)"
                            .formatted(field, name, other, bucket));
        }
        return earlier;
    }
}
