package dev.darkroom.planner.run;

import java.time.Duration;

/// What came of a visit to a run.
sealed interface Visit {
    /// There will be more to do after a pause.
    record Again(Duration pause) implements Visit {}

    /// The run is closed, or there is none: nothing is to be done ever more.
    record Over() implements Visit {}

    /// Something could not be done, and must be tried again.
    ///
    /// @param doing the action, or the look before it
    record Failed(String doing, RuntimeException cause) implements Visit {}
}
