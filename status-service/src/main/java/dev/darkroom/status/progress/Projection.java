package dev.darkroom.status.progress;

import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.StatusEvent;
import dev.darkroom.contracts.StatusEvent.DeadLetterSeen;
import dev.darkroom.contracts.StatusEvent.JobsSeen;
import dev.darkroom.contracts.StatusEvent.RunChanged;
import dev.darkroom.contracts.StatusEvent.ShardReported;
import dev.darkroom.contracts.StatusEvent.Unknown;
import dev.darkroom.contracts.StatusEvent.WaveSubmitted;
import dev.darkroom.contracts.Tally;
import dev.darkroom.status.progress.Change.RunRevised;
import dev.darkroom.status.progress.Change.ShardCounted;
import dev.darkroom.status.progress.Change.WaveCounted;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The fold of events into progress, as two pure functions: from an event to what it changes, and
/// from progress and a change to the next progress.
///
/// A revision may be merged in any order and any number of times. A shard and a wave may be merged
/// in any order but once: a [ProgressStore] sees to that.
public final class Projection {
    private Projection() {}

    /// What the events change, in their order. Some change nothing, and are counted.
    ///
    /// @throws IllegalArgumentException if an event lacks what every event of its type says
    public static Changes changes(List<StatusEvent> events) {
        var changes = events.stream().map(Projection::change).flatMap(Optional::stream).toList();
        int unknown = (int) events.stream().filter(Unknown.class::isInstance).count();
        return new Changes(changes, events.size() - changes.size() - unknown, unknown);
    }

    static Optional<Change> change(StatusEvent event) {
        return switch (event) {
            case RunChanged changed ->
                    Optional.of(new RunRevised(changed.run(), revision(changed)));
            case ShardReported(var run, var shard, var tally, var at, var supersedes) ->
                    Optional.of(
                            new ShardCounted(
                                    run, shard, tally, supersedes.orElse(Tally.NONE), kept(at)));
            case WaveSubmitted(var run, var wave, _, var workers, var at) ->
                    Optional.of(new WaveCounted(run, wave, workers, kept(at)));
            case JobsSeen _, DeadLetterSeen _, Unknown _ -> Optional.empty();
        };
    }

    /// The progress after a change; the progress itself if the change says nothing new.
    static RunProgress merge(RunProgress progress, Change change) {
        return switch (change) {
            case RunRevised(_, var revision) -> {
                RunProgress planned = progress.planned(revision);
                yield isNewer(revision, progress) ? planned.revised(revision) : planned;
            }
            case ShardCounted shard -> progress.withShard(shard);
            case WaveCounted(_, _, var workers, var at) -> progress.withWave(workers, at);
        };
    }

    private static boolean isNewer(Revision revision, RunProgress progress) {
        return progress.newest().map(known -> revision.number() > known.number()).orElse(true);
    }

    private static Revision revision(RunChanged changed) {
        return new Revision(
                changed.revision(),
                changed.state(),
                told("recipe", changed.recipe(), changed.run()),
                changed.plan(),
                changed.objects(),
                changed.reason(),
                kept(told("createdAt", changed.createdAt(), changed.run())),
                kept(changed.at()));
    }

    /// Guards what the wire format lets pass.
    private static <T> T told(String field, @Nullable T value, RunName run) {
        if (value == null) {
            throw new IllegalArgumentException(
                    "%s is missing in run-changed of %s".formatted(field, run));
        }
        return value;
    }

    /// Microseconds, which is what every store keeps.
    private static Instant kept(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
