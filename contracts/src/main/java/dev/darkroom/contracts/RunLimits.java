package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What bounds a run, and may be changed while it runs.
///
/// @param maxCost in US dollars, to the cent: the run pauses before it costs more
/// @param finishBy when the run is wanted to be complete: it gets the workers for that, within
///   their limit
public record RunLimits(
        WorkerLimits workers,
        ToleratedFailures toleratedFailures,
        Optional<BigDecimal> maxCost,
        Optional<Instant> finishBy) {
    public static final RunLimits DEFAULT =
            new RunLimits(
                    WorkerLimits.DEFAULT,
                    ToleratedFailures.DEFAULT,
                    Optional.empty(),
                    Optional.empty());

    private static final int CENTS = 2;
    private static final BigDecimal MOST = new BigDecimal("1000000000");

    public RunLimits {
        Documents.required("workers", workers);
        Documents.required("toleratedFailures", toleratedFailures);
        maxCost = maxCost.map(RunLimits::inCents);
    }

    @JsonCreator
    static RunLimits read(
            @JsonProperty("workers") @Nullable WorkerLimits workers,
            @JsonProperty("toleratedFailures") @Nullable ToleratedFailures toleratedFailures,
            @JsonProperty("maxCost") @Nullable BigDecimal maxCost,
            @JsonProperty("finishBy") @Nullable Instant finishBy) {
        return new RunLimits(
                workers == null ? WorkerLimits.DEFAULT : workers,
                toleratedFailures == null ? ToleratedFailures.DEFAULT : toleratedFailures,
                Optional.ofNullable(maxCost),
                Optional.ofNullable(finishBy));
    }

    /// Equal amounts are equal.
    private static BigDecimal inCents(BigDecimal dollars) {
        if (dollars.signum() < 0 || dollars.compareTo(MOST) > 0) {
            throw new InvalidField(
                    "maxCost",
                    "maxCost is %s (expected 0 to %s US dollars)"
                            .formatted(dollars.toPlainString(), MOST.toPlainString()));
        }
        try {
            return dollars.setScale(CENTS, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new InvalidField(
                    "maxCost",
                    "maxCost is %s (expected US dollars with at most two decimals)"
                            .formatted(dollars.toPlainString()));
        }
    }
}
