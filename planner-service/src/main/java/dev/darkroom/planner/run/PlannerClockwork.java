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
    private final DeadLetterWatch deadLetters;

    PlannerClockwork(RunLoop loop, DeadLetterWatch deadLetters) {
        this.loop = loop;
        this.deadLetters = deadLetters;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        loop.tick();
    }

    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void lookForDeadLetters() {
        deadLetters.look();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }
}
