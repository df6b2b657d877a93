package dev.darkroom.planner.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The firings of a schedule that are due.
///
/// @param runs those that a run is to be made for
/// @param to up to when firings are dealt with then
record Firings(List<ZonedDateTime> runs, Instant to) {
    /// A firing this late was not missed: a planner was started, or busy.
    private static final Duration LATE = Duration.ofMinutes(5);

    /// Firings dealt with at once; the rest follows.
    private static final int MOST = 10_000;

    Firings {
        runs = List.copyOf(runs);
    }

    /// The firings since a schedule's last one, up to now.
    static Firings due(Schedule schedule, Instant now) {
        ScheduleSpec spec = schedule.spec();
        var due = new ArrayList<ZonedDateTime>();
        if (!spec.paused()) {
            ZonedDateTime time = schedule.firedTo().atZone(spec.timeZone());
            while (due.size() < MOST) {
                Optional<ZonedDateTime> next = spec.cron().next(time);
                if (next.isEmpty() || next.get().toInstant().isAfter(now)) {
                    break;
                }
                time = next.get();
                due.add(time);
            }
        }
        return due.isEmpty()
                ? new Firings(List.of(), schedule.firedTo())
                : new Firings(kept(due, spec.missed(), now), due.getLast().toInstant());
    }

    private static List<ZonedDateTime> kept(
            List<ZonedDateTime> due, MissedFirings missed, Instant now) {
        return switch (missed) {
            case ALL -> due;
            case LATEST -> List.of(due.getLast());
            case SKIP ->
                    due.stream()
                            .filter(firing -> firing.toInstant().plus(LATE).isAfter(now))
                            .toList();
        };
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }

    /// The next firings of a spec, for people.
    static List<Instant> next(ScheduleSpec spec, Instant now, int count) {
        var next = new ArrayList<Instant>();
        Optional<ZonedDateTime> time = Optional.of(now.atZone(spec.timeZone()));
        while (!spec.paused() && next.size() < count) {
            time = spec.cron().next(time.get());
            if (time.isEmpty()) {
                break;
            }
            next.add(time.get().toInstant());
        }
        return next;
    }
}
