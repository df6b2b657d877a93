package dev.darkroom.status.metrics;

import dev.darkroom.status.progress.Applied;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// How the ingest of this instance goes.
@Singleton
public final class IngestMeters {
    private final Counter applied;
    private final Counter repeated;
    private final Counter passedOver;
    private final Counter unknown;
    private final Counter malformed;
    private final Timer lag;
    private final InstantSource clock;

    public IngestMeters(MeterRegistry registry, InstantSource clock) {
        this.applied = events(registry, "applied");
        this.repeated = events(registry, "repeated");
        this.passedOver = events(registry, "passed-over");
        this.unknown = events(registry, "unknown");
        this.malformed = events(registry, "malformed");
        this.lag =
                Timer.builder(MetricNames.INGEST_LAG.name())
                        .description(MetricNames.INGEST_LAG.help())
                        .register(registry);
        this.clock = clock;
    }

    public void ingested(Applied events, int malformedMessages) {
        applied.increment(events.applied());
        repeated.increment(events.repeated());
        passedOver.increment(events.passedOver());
        unknown.increment(events.unknown());
        malformed.increment(malformedMessages);
    }

    /// @param sentAt of a message just committed
    public void lag(Instant sentAt) {
        lag.record(Duration.between(sentAt, clock.instant()));
    }

    private static Counter events(MeterRegistry registry, String outcome) {
        return Counter.builder(MetricNames.EVENTS.name())
                .description(MetricNames.EVENTS.help())
                .tag(MetricNames.OUTCOME, outcome)
                .register(registry);
    }
}
