package dev.darkroom.planner.schedule;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Has schedules looked at while the service runs.
@Singleton
final class ScheduleClockwork {
    private final ScheduleWatch watch;
    private final InstantSource clock;

    ScheduleClockwork(ScheduleWatch watch, InstantSource clock) {
        this.watch = watch;
        this.clock = clock;
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        watch.look(clock.instant());
    }
}
