package dev.darkroom.planner.run;

import dev.darkroom.contracts.Capacity;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.Wave;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The next wave of a run: whether there may be one, how large, and on which capacity.
final class Waves {
    /// Batch describes a job for at least a day after its end; one that it does not show an hour
    /// after it was submitted is no longer counted on.
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 6;

    private Waves() {}

    /// The wave to write next, if there is one to write.
    static Optional<Wave> next(RunDocument run, Sight sight, Fleet fleet, Instant now) {
        boolean unsettled =
                run.waves().stream()
                        .filter(wave -> !wave.ended())
                        .anyMatch(wave ->
                                wave.jobId().isEmpty()
                                        || sight.wave(wave.name()) instanceof WaveSight.Unseen);
        long visible = sight.queue().map(QueueDepth::visible).orElse(0L);
        if (unsettled || visible == 0 || now.isBefore(earliest(run, sight))) {
            return Optional.empty();
        }
        Capacity capacity = MopUp.capacity(run, sight, fleet, now);
        if (sight.blocked().containsKey(capacity)) {
            return Optional.empty();
        }
        int workers = workers(run, sight, fleet, capacity, now);
        return workers == 0
                ? Optional.empty()
                : Optional.of(
                        Wave.written(
                                Wave.nameOf(run.name(), run.epoch(), run.waves().size() + 1),
                                workers,
                                capacity,
                                sight.reported(),
                                now));
    }

    private static int workers(
            RunDocument run, Sight sight, Fleet fleet, Capacity capacity, Instant now) {
        long wanted = Demand.of(run, sight, fleet, now).wanted();
        long missing = wanted - active(run, sight);
        // A worker more or less is not worth an array job while many are at work.
        if (missing < Math.max(1, wanted / 10)) {
            return 0;
        }
        long room =
                switch (capacity) {
                    case SPOT -> Budget.of(run, sight, fleet).affordable(capacity);
                    case ON_DEMAND -> MopUp.room(run, sight, fleet);
                };
        return (int) Math.min(missing, room);
    }

    /// Workers from SUBMITTED to RUNNING.
    static int active(RunDocument run, Sight sight) {
        return run.waves().stream().mapToInt(wave -> active(wave, sight)).sum();
    }

    /// Workers of a wave from SUBMITTED to RUNNING; a job that Batch does not show yet counts
    /// whole.
    static int active(Wave wave, Sight sight) {
        if (wave.ended()) {
            return 0;
        }
        return switch (sight.wave(wave.name())) {
            case WaveSight.Active active -> active.workers();
            case WaveSight.Ended _ -> 0;
            case WaveSight.Absent _, WaveSight.Unseen _ -> wave.workers();
        };
    }

    /// Waves that brought no report are followed by the next one ever more slowly, so that workers
    /// which cannot work do not eat money.
    private static Instant earliest(RunDocument run, Sight sight) {
        int fruitless = fruitless(run, sight).size();
        if (fruitless == 0) {
            return Instant.MIN;
        }
        int doublings = Math.min(fruitless - 1, MOST_DOUBLINGS);
        return run.waves().getLast().writtenAt().plus(FIRST_BACK_OFF.multipliedBy(1L << doublings));
    }

    /// Waves that were submitted and have ended, since the last of which nothing was reported.
    static List<Wave> fruitless(RunDocument run, Sight sight) {
        return run.waves().stream()
                .filter(wave -> wave.ended() && wave.jobId().isPresent())
                .filter(wave -> wave.reportedBefore() == sight.reported())
                .toList();
    }

    /// Whether this planner's own epoch wrote the wave, so that nobody else can be submitting it.
    static boolean isOf(RunDocument run, Wave wave) {
        int number = run.waves().indexOf(wave) + 1;
        return wave.name().equals(Wave.nameOf(run.name(), run.epoch(), number));
    }

    static boolean isForgotten(Wave wave, Instant now) {
        return wave.writtenAt().plus(FORGOTTEN_AFTER).isBefore(now);
    }
}
