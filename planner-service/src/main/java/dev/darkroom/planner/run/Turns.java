package dev.darkroom.planner.run;

import dev.darkroom.planner.config.PlannerConfig;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/// The turns of runs at a planner's attention. Planning may take hours, so it has turns of its own,
/// and meanwhile another run is visited.
@Singleton
final class Turns {
    private static final int PLANNINGS_AT_ONCE = 2;

    private final Semaphore visits;
    private final Semaphore plannings = new Semaphore(PLANNINGS_AT_ONCE);

    Turns(PlannerConfig config) {
        this.visits = new Semaphore(config.runsAtOnce());
    }

    void begin() throws InterruptedException {
        visits.acquire();
    }

    void end() {
        visits.release();
    }

    /// Does long work of a run whose turn it is, outside that turn.
    ///
    /// @return whether it was done; otherwise there is no room now, and it must be asked for again
    boolean plan(Runnable work) {
        if (!plannings.tryAcquire()) {
            return false;
        }
        visits.release();
        try {
            work.run();
        } finally {
            plannings.release();
            visits.acquireUninterruptibly();
        }
        return true;
    }
}
