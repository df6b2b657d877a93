package dev.darkroom.status.metrics;

import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunName;
import dev.darkroom.status.metrics.MetricNames.Metric;
import dev.darkroom.status.progress.RunProgress;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The meters of one run, which all show one progress.
final class RunMeters {
    private static final String BYTES = "bytes";
    private static final @Nullable String NO_UNIT = null;

    private final MeterRegistry registry;
    private final Tags run;
    private final List<Meter> meters = new ArrayList<>();
    private volatile RunProgress progress;

    RunMeters(MeterRegistry registry, RunProgress progress) {
        this.registry = registry;
        this.run = Tags.of(MetricNames.RUN, progress.run().value());
        this.progress = progress;
    }

    RunName run() {
        return progress.run();
    }

    void show(RunProgress newer) {
        progress = newer;
    }

    /// A counter must not fall, so that what is superseded is counted by itself.
    void register() {
        for (Outcome outcome : Outcome.values()) {
            Tags result = run.and(MetricNames.RESULT, outcome.name().toLowerCase(Locale.ROOT));
            counter(
                    MetricNames.OBJECTS,
                    NO_UNIT,
                    result,
                    it -> it.sums().reported().count(outcome));
            counter(
                    MetricNames.OBJECTS_SUPERSEDED,
                    NO_UNIT,
                    result,
                    it -> it.sums().superseded().count(outcome));
        }
        counter(MetricNames.SOURCE_BYTES, BYTES, run, it -> it.sums().reported().sourceBytes());
        counter(MetricNames.RENDITIONS, NO_UNIT, run, it -> it.sums().reported().renditions());
        counter(
                MetricNames.RENDITION_BYTES,
                BYTES,
                run,
                it -> it.sums().reported().renditionBytes());
        counter(MetricNames.SHARDS_REPORTED, NO_UNIT, run, it -> it.shardsReported());
        planned(MetricNames.SHARDS_PLANNED, NO_UNIT, Plan::shards);
        planned(MetricNames.OBJECTS_PLANNED, NO_UNIT, Plan::objects);
        planned(MetricNames.SOURCE_PLANNED_BYTES, BYTES, Plan::bytes);
    }

    void remove() {
        meters.forEach(registry::remove);
    }

    private void counter(
            Metric metric, @Nullable String unit, Tags tags, ToLongFunction<RunProgress> value) {
        meters.add(
                FunctionCounter.builder(metric.name(), this, it -> value.applyAsLong(it.progress))
                        .description(metric.help())
                        .baseUnit(unit)
                        .tags(tags)
                        .register(registry));
    }

    private void planned(Metric metric, @Nullable String unit, ToLongFunction<Plan> value) {
        meters.add(
                Gauge.builder(
                                metric.name(),
                                this,
                                it -> it.progress.plan().map(value::applyAsLong).orElse(0L))
                        .description(metric.help())
                        .baseUnit(unit)
                        .tags(run)
                        .register(registry));
    }
}
