package dev.darkroom.planner.run;

import dev.darkroom.contracts.RunDocument;

/// Estimates what a run will come to, for whoever has to confirm it.
public interface Estimating {
    /// Writes the run's estimate into the control bucket; may be repeated.
    ///
    /// @param stillWorking to be called now and then: it keeps the run in this planner's hands, and
    ///   throws if another has it
    void estimate(RunDocument run, Runnable stillWorking);
}
