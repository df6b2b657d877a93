package dev.darkroom.planner.run;

import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.RunLimits;
import java.util.Optional;
import java.util.Set;

/// What people may ask of a run. Each order may be repeated.
public sealed interface RunOrder {
    /// Start it, now that its estimate was seen.
    record Confirm() implements RunOrder {}

    record Pause() implements RunOrder {}

    record Resume() implements RunOrder {}

    /// End it for ever, as it is.
    record Cancel() implements RunOrder {}

    /// @param expected the revision that the change was thought for; empty for any
    record ChangeLimits(RunLimits limits, Optional<Long> expected) implements RunOrder {}

    /// Drive the objects with these outcomes again.
    record DriveAgain(Set<Outcome> outcomes) implements RunOrder {
        public DriveAgain {
            outcomes = Set.copyOf(outcomes);
        }
    }

    /// Plan it anew, after planning failed.
    record Retry() implements RunOrder {}
}
