package dev.darkroom.planner.schedule;

import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunSpec;
import dev.darkroom.planner.run.RunDocuments;
import dev.darkroom.planner.run.RunLoop;
import dev.darkroom.planner.storage.Page;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// Makes the runs of schedules that fire. Several planners may do that at once, and each may be
/// killed at any point: a firing's run has a name of its own, which only one of them can create,
/// and the schedule is marked after that.
@Singleton
final class ScheduleWatch {
    private static final Logger LOG = Logger.getLogger(ScheduleWatch.class);

    private final Schedules schedules;
    private final RunDocuments runs;
    private final Consumer<RunName> started;

    @Inject
    ScheduleWatch(Schedules schedules, RunDocuments runs, RunLoop loop) {
        this(schedules, runs, loop::follow);
    }

    /// @param started is told of each run that this planner made
    ScheduleWatch(Schedules schedules, RunDocuments runs, Consumer<RunName> started) {
        this.schedules = schedules;
        this.runs = runs;
        this.started = started;
    }

    /// Looks at every schedule.
    void look(Instant now) {
        Optional<ScheduleName> after = Optional.empty();
        do {
            Page<ScheduleName> names = schedules.names(after);
            names.items().forEach(name -> look(name, now));
            after = names.more() ? Optional.of(names.items().getLast()) : Optional.empty();
        } while (after.isPresent());
    }

    private void look(ScheduleName name, Instant now) {
        try {
            schedules.read(name).ifPresent(stored -> fire(stored, now));
        } catch (RuntimeException e) {
            LOG.warnf(e, "schedule could not be looked at schedule=%s", name);
        }
    }

    private void fire(Schedules.Stored stored, Instant now) {
        Schedule schedule = stored.schedule();
        Firings due = Firings.due(schedule, now);
        if (due.to().equals(schedule.firedTo())) {
            return;
        }
        Optional<RunName> last = Optional.empty();
        for (ZonedDateTime firing : due.runs()) {
            last = make(schedule, firing, now);
        }
        // Another planner that was faster, or a client who changed the schedule, is as good.
        schedules.save(schedule.fired(due.to(), last), stored.etag());
    }

    private Optional<RunName> make(Schedule schedule, ZonedDateTime firing, Instant now) {
        RunSpec spec;
        try {
            spec = schedule.spec().run(firing);
        } catch (InvalidDocument e) {
            LOG.errorf(e, "schedule=%s makes no run at '%s'", schedule.name(), e.path());
            return Optional.empty();
        }
        if (runs.create(RunDocument.created(spec, now))) {
            LOG.infof("schedule=%s fired run=%s", schedule.name(), spec.name());
            started.accept(spec.name());
        }
        return Optional.of(spec.name());
    }
}
