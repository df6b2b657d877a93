package dev.darkroom.planner.run;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Drives the loop while the service runs.
@Singleton
final class PlannerClockwork {
    private final RunLoop loop;

    PlannerClockwork(RunLoop loop) {
        this.loop = loop;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        loop.tick();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }
}
