package dev.darkroom.planner.run;

import dev.darkroom.contracts.RunDocument;
import dev.darkroom.planner.cost.Prices;
import java.math.BigDecimal;
import java.time.Duration;

/// What is known of workers before any has started.
///
/// @param vcpus of a worker by its job definition
/// @param mopUp whether there is a job queue on on-demand capacity
/// @param patience how long workers may be RUNNABLE before it is told, and Spot counts as starving
/// @param shardTime how long a shard may take a worker, until that is measured
public record Fleet(
        int vcpus, boolean mopUp, Duration patience, Duration shardTime, Prices prices) {
    private static final Prices LIST =
            new Prices(
                    new BigDecimal("0.02"),
                    new BigDecimal("0.05"),
                    new BigDecimal("5"),
                    new BigDecimal("0.4"),
                    new BigDecimal("0.4"),
                    new BigDecimal("0.023"),
                    new BigDecimal("0.02"),
                    new BigDecimal("0.0025"));

    /// Workers of two vCPUs on Spot capacity alone.
    public static final Fleet ON_SPOT =
            new Fleet(2, false, Duration.ofMinutes(10), Duration.ofMinutes(10), LIST);

    public Fleet {
        if (vcpus < 1) {
            throw new IllegalArgumentException("vcpus is %d (expected 1 or more)".formatted(vcpus));
        }
        if (!patience.isPositive() || !shardTime.isPositive()) {
            throw new IllegalArgumentException(
                    "patience is %s and shardTime %s (expected positive durations)"
                            .formatted(patience, shardTime));
        }
    }

    public Fleet withMopUp() {
        return new Fleet(vcpus, true, patience, shardTime, prices);
    }

    /// The vCPUs of a worker of the run.
    int vcpusOf(RunDocument run) {
        return run.limits().workers().vcpus().orElse(vcpus);
    }
}
