package dev.darkroom.status.api;

import dev.darkroom.contracts.RunName;
import dev.darkroom.status.progress.Pace;
import dev.darkroom.status.progress.ProgressStore;
import dev.darkroom.status.progress.Recent;
import dev.darkroom.status.progress.RunProgress;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Progress read from the store and told with its pace at this moment.
@Singleton
final class ProgressReports {
    private final ProgressStore store;
    private final InstantSource clock;

    ProgressReports(ProgressStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    Optional<ProgressReport> find(RunName run) {
        return store.find(run).map(List::of).map(this::reports).map(List::getFirst);
    }

    ProgressPage page(PageRequest page) {
        List<RunProgress> found = store.newest(page.limit() + 1, page.after());
        List<RunProgress> runs = found.subList(0, Math.min(page.limit(), found.size()));
        Optional<String> next =
                found.size() > runs.size()
                        ? Optional.of(runs.getLast().run().value())
                        : Optional.empty();
        return new ProgressPage(reports(runs), next);
    }

    private List<ProgressReport> reports(List<RunProgress> runs) {
        Instant now = clock.instant();
        List<RunName> names = runs.stream().map(RunProgress::run).toList();
        Map<RunName, Recent> recent = store.reportedAfter(now.minus(Pace.WINDOW), names);
        return runs.stream()
                .map(run -> report(run, recent.getOrDefault(run.run(), Recent.NOTHING), now))
                .toList();
    }

    private static ProgressReport report(RunProgress run, Recent recent, Instant now) {
        return ProgressReport.of(run, Pace.of(run, recent, now));
    }
}
