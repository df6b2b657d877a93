package dev.darkroom.planner.run;

import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.Wave;
import dev.darkroom.contracts.WorkerLimits;
import java.time.Duration;
import java.time.Instant;

/// How many workers a run wants, and when it may have more.
final class Waves {
    /// Batch describes a job for at least a day after its end; one that it does not show an hour
    /// after it was submitted is no longer counted on.
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 6;

    private Waves() {}

    /// The workers of the wave to write next; 0 if there is none to write.
    static int wanted(RunDocument run, Sight sight, Instant now) {
        boolean unsettled =
                run.waves().stream()
                        .filter(wave -> !wave.ended())
                        .anyMatch(wave ->
                                wave.jobId().isEmpty()
                                        || sight.wave(wave.name()) instanceof WaveSight.Unseen);
        if (unsettled || now.isBefore(earliest(run, sight))) {
            return 0;
        }
        long visible = sight.queue().map(QueueDepth::visible).orElse(0L);
        long backlog = sight.queue().map(QueueDepth::backlog).orElse(0L);
        if (visible == 0) {
            return 0;
        }
        WorkerLimits limits = run.limits().workers();
        long wanted = Math.min(limits.max(), Math.ceilDiv(backlog, limits.shardsPerWorker()));
        long missing = wanted - active(run, sight);
        // A worker more or less is not worth an array job while many are at work.
        return missing >= Math.max(1, wanted / 10) ? (int) missing : 0;
    }

    /// Workers from SUBMITTED to RUNNING; a job that Batch does not show yet counts whole.
    private static int active(RunDocument run, Sight sight) {
        return run.waves().stream()
                .filter(wave -> !wave.ended())
                .mapToInt(wave ->
                        switch (sight.wave(wave.name())) {
                            case WaveSight.Active(String _, int workers) -> workers;
                            case WaveSight.Ended _ -> 0;
                            case WaveSight.Absent _, WaveSight.Unseen _ -> wave.workers();
                        })
                .sum();
    }

    /// Waves that brought no report are followed by the next one ever more slowly, so that workers
    /// which cannot work do not eat money.
    private static Instant earliest(RunDocument run, Sight sight) {
        long fruitless =
                run.waves().stream()
                        .filter(wave -> wave.ended() && wave.jobId().isPresent())
                        .filter(wave -> wave.reportedBefore() == sight.reported())
                        .count();
        if (fruitless == 0) {
            return Instant.MIN;
        }
        int doublings = (int) Math.min(fruitless - 1, MOST_DOUBLINGS);
        return run.waves().getLast().writtenAt().plus(FIRST_BACK_OFF.multipliedBy(1L << doublings));
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
