package dev.darkroom.status.metrics;

import dev.darkroom.contracts.RunName;
import dev.darkroom.status.Outage;
import dev.darkroom.status.StatusConfig;
import dev.darkroom.status.progress.ProgressStore;
import dev.darkroom.status.progress.RunProgress;
import dev.darkroom.status.progress.StoreFailure;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// The runs that Prometheus is shown: open ones and those that changed lately, at most so many,
/// read anew at a pace of their own.
@Singleton
final class ShownRuns {
    private static final Logger LOG = Logger.getLogger(ShownRuns.class);

    private final ProgressStore store;
    private final MeterRegistry registry;
    private final StatusConfig.Metrics config;
    private final InstantSource clock;
    private final Outage outage;
    private final Map<RunName, RunMeters> shown = new HashMap<>();

    ShownRuns(
            ProgressStore store, MeterRegistry registry, StatusConfig config, InstantSource clock) {
        this.store = store;
        this.registry = registry;
        this.config = config.metrics();
        this.clock = clock;
        this.outage = new Outage(LOG, "the metrics of runs are not read anew", clock);
    }

    @Scheduled(
            identity = "metrics-refresh",
            every = "${darkroom.status.metrics.refresh}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void refresh() {
        try {
            show(store.watched(clock.instant().minus(config.showEndedFor()), config.runs()));
            outage.over();
        } catch (StoreFailure e) {
            outage.failed(e);
        }
    }

    private synchronized void show(List<RunProgress> runs) {
        Set<RunName> wanted = runs.stream().map(RunProgress::run).collect(Collectors.toSet());
        shown.values()
                .removeIf(meters -> {
                    boolean over = !wanted.contains(meters.run());
                    if (over) {
                        meters.remove();
                    }
                    return over;
                });
        for (RunProgress run : runs) {
            RunMeters known = shown.get(run.run());
            if (known == null) {
                var meters = new RunMeters(registry, run);
                meters.register();
                shown.put(run.run(), meters);
            } else {
                known.show(run);
            }
        }
    }
}
