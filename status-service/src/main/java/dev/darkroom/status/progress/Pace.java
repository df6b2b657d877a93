package dev.darkroom.status.progress;

import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunState;
import dev.darkroom.status.progress.Forecast.Basis;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How fast a run's newest generation goes, and when it will be through.
///
/// @param overall since the first moment of work, to the last report if the run is over; empty
///   before any work
/// @param forecast empty when unknowable: not running, not planned, or nothing reported yet
public record Pace(Optional<Rate> overall, Optional<Rate> lastMinute, Optional<Forecast> forecast) {
    /// What the recent rate is taken over.
    public static final Duration WINDOW = Duration.ofMinutes(1);

    /// Shards of some minutes arrive in lumps: with fewer of them than this, the last minute says
    /// less than the whole run does.
    private static final int SHARDS_TO_GO_BY = 10;

    /// @param recent what was reported within the window before now
    public static Pace of(RunProgress progress, Recent recent, Instant now) {
        return progress.workSince()
                .map(since -> since(since, progress, recent, now))
                .orElse(new Pace(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static Pace since(Instant since, RunProgress progress, Recent recent, Instant now) {
        Instant until = progress.isFinal() ? progress.lastReportAt().orElse(since) : now;
        Duration elapsed = Duration.between(since, until);
        Duration window = elapsed.compareTo(WINDOW) < 0 ? elapsed : WINDOW;
        Rate overall = Rate.of(progress.objectsReported(), progress.bytesReported(), elapsed);
        Rate lastMinute = Rate.of(recent.objects(), recent.bytes(), window);
        Basis basis = recent.shards() >= SHARDS_TO_GO_BY ? Basis.LAST_MINUTE : Basis.OVERALL;
        Rate rate =
                switch (basis) {
                    case OVERALL -> overall;
                    case LAST_MINUTE -> lastMinute;
                };
        Optional<Forecast> forecast =
                progress.plan()
                        .filter(_ -> progress.state().equals(Optional.of(RunState.RUNNING)))
                        .flatMap(plan -> remaining(plan, progress, rate))
                        .map(remaining -> new Forecast(remaining, basis));
        return new Pace(Optional.of(overall), Optional.of(lastMinute), forecast);
    }

    /// By bytes, which is what the work goes with; by objects where all are empty.
    private static Optional<Duration> remaining(Plan plan, RunProgress progress, Rate rate) {
        long bytes = plan.bytes() - progress.bytesReported();
        long objects = plan.objects() - progress.objectsReported();
        if (objects <= 0) {
            return Optional.of(Duration.ZERO);
        }
        if (bytes > 0 && rate.bytesPerSecond() > 0) {
            return Optional.of(seconds(bytes / rate.bytesPerSecond()));
        }
        return rate.objectsPerSecond() > 0
                ? Optional.of(seconds(objects / rate.objectsPerSecond()))
                : Optional.empty();
    }

    private static Duration seconds(double seconds) {
        return Duration.ofSeconds((long) Math.ceil(seconds));
    }
}
