package dev.darkroom.planner.run;

import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.Wave;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The end of a run: its workers leave, and its queue is deleted.
final class Closing {
    private Closing() {}

    /// A cancelled run's workers are ended at once; it is CANCELLED when none is left.
    static Action cancel(RunDocument run, Sight sight, Pace pace, Instant now) {
        List<Wave> active = active(run, sight);
        if (!active.isEmpty()) {
            return new Action.EndJobs(active);
        }
        return isUnseen(run, sight)
                ? new Action.Wait(pace.look())
                : new Action.Save(
                        new RunEdit(run)
                                .spending(sight.spending())
                                .state(RunState.CANCELLED)
                                .at(now));
    }

    /// Lets workers leave by themselves, ends those who do not, and deletes the queue.
    static Action close(RunDocument run, Sight sight, Pace pace, Instant now) {
        List<Wave> active = active(run, sight);
        if (active.isEmpty() && !isUnseen(run, sight)) {
            return new Action.Close(new RunEdit(run).spending(sight.spending()).closed().at(now));
        }
        boolean overstayed = !now.isBefore(run.changedAt().plus(pace.closing()));
        return overstayed && !active.isEmpty()
                ? new Action.EndJobs(active)
                : new Action.Wait(pace.look());
    }

    /// A wave whose planner was killed before it noted the job has no job id but what is seen.
    private static List<Wave> active(RunDocument run, Sight sight) {
        var active = new ArrayList<Wave>();
        for (Wave wave : run.waves()) {
            seenActive(wave, sight).ifPresent(seen -> active.add(wave.submittedAs(seen.jobId())));
        }
        return active;
    }

    private static Optional<WaveSight.Active> seenActive(Wave wave, Sight sight) {
        return !wave.ended() && sight.wave(wave.name()) instanceof WaveSight.Active active
                ? Optional.of(active)
                : Optional.empty();
    }

    private static boolean isUnseen(RunDocument run, Sight sight) {
        return run.waves().stream()
                .filter(wave -> !wave.ended())
                .anyMatch(wave -> sight.wave(wave.name()) instanceof WaveSight.Unseen);
    }
}
