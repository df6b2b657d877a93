package dev.darkroom.planner.estimate;

import dev.darkroom.contracts.RunDocument;
import dev.darkroom.planner.run.Estimating;
import jakarta.inject.Singleton;

/// Estimates runs that are to be confirmed.
@Singleton
final class RunEstimating implements Estimating {
    private final Estimates estimates;

    RunEstimating(Estimates estimates) {
        this.estimates = estimates;
    }

    @Override
    public void estimate(RunDocument run, Runnable stillWorking) {
        estimates.keep(run.name(), estimates.of(run, stillWorking));
    }
}
