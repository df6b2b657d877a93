package dev.darkroom.planner.run;

import dev.darkroom.contracts.Capacity;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.Wave;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// What a running run's reason should say of its workers: that they wait, and why; that the wanted
/// finish cannot be kept. The text stays the same while the matter does, since each change of it is
/// a write.
final class Notes {
    private Notes() {}

    /// The run with the reason that it should have; empty if it has it.
    static Optional<RunEdit> change(RunDocument run, Sight sight, Fleet fleet, Instant now) {
        Optional<String> due =
                waiting(run, sight, fleet, now).or(() -> late(run, sight, fleet, now));
        if (due.isPresent()) {
            return due.equals(run.reason())
                    ? Optional.empty()
                    : Optional.of(new RunEdit(run).reason(due.get()));
        }
        boolean settled = isSettled(run, sight);
        return settled && (Note.WAITING.isIn(run.reason()) || Note.LATE.isIn(run.reason()))
                ? Optional.of(new RunEdit(run).noReason())
                : Optional.empty();
    }

    /// Whether every wave was seen: that a look failed is no reason to take anything back.
    private static boolean isSettled(RunDocument run, Sight sight) {
        return run.waves().stream()
                .filter(wave -> !wave.ended())
                .noneMatch(wave -> sight.wave(wave.name()) instanceof WaveSight.Unseen);
    }

    private static Optional<String> waiting(
            RunDocument run, Sight sight, Fleet fleet, Instant now) {
        return blocked(sight)
                .or(() ->
                        run.waves().stream()
                                .filter(wave -> isWaiting(wave, sight, fleet, now))
                                .map(wave -> waiting(wave, sight, fleet))
                                .findFirst());
    }

    private static Optional<String> blocked(Sight sight) {
        return Stream.of(Capacity.values())
                .filter(sight.blocked()::containsKey)
                .map(capacity ->
                        Note.WAITING.text(
                                "the job queue for %s capacity starts none: %s"
                                        .formatted(name(capacity), sight.blocked().get(capacity))))
                .findFirst();
    }

    /// Whether some of its workers are RUNNABLE so long after it was written.
    private static boolean isWaiting(Wave wave, Sight sight, Fleet fleet, Instant now) {
        return !wave.ended()
                && wave.writtenAt().plus(fleet.patience()).isBefore(now)
                && sight.wave(wave.name()) instanceof WaveSight.Active active
                && active.waiting() > 0;
    }

    /// Whether none of a wave's workers has come by a machine although they have waited for long.
    static boolean isStarving(Wave wave, Sight sight, Fleet fleet, Instant now) {
        return isWaiting(wave, sight, fleet, now)
                && sight.wave(wave.name()) instanceof WaveSight.Active active
                && active.running() == 0;
    }

    private static String waiting(Wave wave, Sight sight, Fleet fleet) {
        Optional<String> said =
                sight.wave(wave.name()) instanceof WaveSight.Active active
                        ? active.reason()
                        : Optional.empty();
        return Note.WAITING.text(
                "some of %s, on %s capacity, are RUNNABLE more than %s after it was submitted%s"
                        .formatted(
                                wave.name(),
                                name(wave.capacity()),
                                fleet.patience(),
                                said.map(text -> ": " + text).orElse("")));
    }

    /// Once said it is said until the need is well within the limit, since the rate varies.
    private static Optional<String> late(RunDocument run, Sight sight, Fleet fleet, Instant now) {
        if (run.limits().finishBy().isEmpty() || sight.queue().isEmpty()) {
            return Optional.empty();
        }
        int most = run.limits().workers().max();
        Instant by = run.limits().finishBy().get();
        boolean said = Note.LATE.isIn(run.reason());
        long needed = Demand.of(run, sight, fleet, now).needed();
        boolean late = !now.isBefore(by) || needed > (said ? most * 9L / 10 : most);
        return late
                ? Optional.of(
                        Note.LATE.text(
                                "at the rate so far the %d workers that limits.workers.max allows will not finish by %s"
                                        .formatted(most, by)))
                : Optional.empty();
    }

    private static String name(Capacity capacity) {
        return switch (capacity) {
            case SPOT -> "Spot";
            case ON_DEMAND -> "on-demand";
        };
    }
}
