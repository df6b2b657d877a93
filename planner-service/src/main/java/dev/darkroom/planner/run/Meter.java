package dev.darkroom.planner.run;

import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.Spending;
import dev.darkroom.contracts.Wave;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Counts the time of a run's workers from look to look: between two looks, their mean number. What
/// it has counted stands in the next run document; a planner that comes after counts the gap since
/// then by the workers that it sees first.
final class Meter {
    private final Map<String, Integer> running = new HashMap<>();
    private Optional<Spending> counted = Optional.empty();

    /// Nothing was seen yet: the next look is the first.
    void forget() {
        running.clear();
        counted = Optional.empty();
    }

    /// The run's spending up to now. Where Batch could not be asked for a job it stays as it was:
    /// the next look counts the time since.
    ///
    /// @param vcpus of a worker
    Spending count(RunDocument run, Map<String, WaveSight> waves, int vcpus, Instant now) {
        Spending before = before(run);
        boolean unknown =
                run.waves().stream()
                        .filter(wave -> !wave.ended() && wave.jobId().isPresent())
                        .anyMatch(wave -> sight(waves, wave) instanceof WaveSight.Unseen);
        if (unknown || now.isBefore(before.countedTo())) {
            return before;
        }
        long spot = 0;
        long onDemand = 0;
        for (Wave wave : run.waves()) {
            if (!wave.ended()) {
                long millis = workerMillis(wave, sight(waves, wave), before.countedTo(), now);
                switch (wave.capacity()) {
                    case SPOT -> spot += millis * vcpus;
                    case ON_DEMAND -> onDemand += millis * vcpus;
                }
            }
        }
        var after =
                new Spending(
                        before.spotVcpuMillis() + spot,
                        before.onDemandVcpuMillis() + onDemand,
                        now);
        counted = Optional.of(after);
        return after;
    }

    /// What was counted here, unless the document knows more.
    private Spending before(RunDocument run) {
        return counted.filter(mine -> !mine.countedTo().isBefore(run.spending().countedTo()))
                .orElse(run.spending());
    }

    private long workerMillis(Wave wave, WaveSight seen, Instant from, Instant now) {
        Instant since = wave.writtenAt().isAfter(from) ? wave.writtenAt() : from;
        Optional<Integer> before = Optional.ofNullable(running.remove(wave.name()));
        return switch (seen) {
            case WaveSight.Active active -> {
                running.put(wave.name(), active.running());
                int workers = before.orElse(active.running()) + active.running();
                yield workers * millis(since, now) / 2;
            }
            // How many of its workers had ended before is known only to who saw them.
            case WaveSight.Ended ended -> {
                Instant until = ended.stoppedAt().filter(now::isAfter).orElse(now);
                yield before.orElse(wave.workers()) * millis(since, until);
            }
            case WaveSight.Absent _, WaveSight.Unseen _ -> 0;
        };
    }

    private static long millis(Instant since, Instant until) {
        return Math.max(0, Duration.between(since, until).toMillis());
    }

    private static WaveSight sight(Map<String, WaveSight> waves, Wave wave) {
        return waves.getOrDefault(wave.name(), new WaveSight.Unseen());
    }
}
