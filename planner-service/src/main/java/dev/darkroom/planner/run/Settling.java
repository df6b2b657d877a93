package dev.darkroom.planner.run;

import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.Wave;
import java.time.Instant;
import java.util.Optional;

/// Learns what became of waves that were written: a job's id, or its end.
final class Settling {
    private Settling() {}

    /// What follows for the first wave of which there is something to learn.
    static Optional<Action> settle(RunDocument run, Sight sight, Instant now) {
        return run.waves().stream()
                .filter(wave -> !wave.ended())
                .flatMap(wave -> settle(run, wave, sight, now).stream())
                .findFirst();
    }

    private static Optional<Action> settle(RunDocument run, Wave wave, Sight sight, Instant now) {
        var edit = new RunEdit(run).spending(sight.spending());
        return switch (sight.wave(wave.name())) {
            case WaveSight.Unseen _ -> Optional.empty();
            case WaveSight.Absent _ when wave.jobId().isPresent() ->
                    Waves.isForgotten(wave, now) ? ended(edit, wave, now) : Optional.empty();
            case WaveSight.Absent _ when Waves.isOf(run, wave) -> submit(run, wave, sight);
            // Its planner may still submit it, late: under a name that no longer counts.
            case WaveSight.Absent _ -> ended(edit, wave, now);
            case WaveSight.Active active ->
                    wave.jobId().isPresent()
                            ? Optional.empty()
                            : save(
                                    edit.wave(
                                            wave.name(),
                                            known -> known.submittedAs(active.jobId())),
                                    now);
            case WaveSight.Ended ended -> save(settled(edit, wave, ended), now);
        };
    }

    /// Only a run at work has a wave submitted, and only to a queue that takes it.
    private static Optional<Action> submit(RunDocument run, Wave wave, Sight sight) {
        boolean open =
                run.state().isOpenToWorkers() && !sight.blocked().containsKey(wave.capacity());
        return open ? Optional.of(new Action.Submit(wave)) : Optional.empty();
    }

    private static Optional<Action> ended(RunEdit edit, Wave wave, Instant now) {
        return save(edit.wave(wave.name(), Wave::end), now);
    }

    private static Optional<Action> save(RunEdit edit, Instant now) {
        return Optional.of(new Action.Save(edit.at(now)));
    }

    /// Whatever was denied to one worker is denied to the next: the run waits for somebody to mend
    /// that.
    private static RunEdit settled(RunEdit edit, Wave wave, WaveSight.Ended ended) {
        edit.wave(wave.name(), known -> known.submittedAs(ended.jobId()).end());
        if (!edit.isOpenToWorkers()) {
            return edit;
        }
        if (ended.failed() > 0) {
            edit.reason(
                    "%d of %d workers of %s failed: %s"
                            .formatted(
                                    ended.failed(), wave.workers(), wave.name(), ended.reason()));
        }
        return ended.denied()
                ? edit.state(RunState.PAUSED)
                        .reason(
                                "access was denied to a worker of %s; its log says to what: mend the worker's role or the bucket's policy, then resume the run"
                                        .formatted(wave.name()))
                : edit;
    }
}
