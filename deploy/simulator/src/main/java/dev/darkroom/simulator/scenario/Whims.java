package dev.darkroom.simulator.scenario;

import dev.darkroom.simulator.world.Chance;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/// What people do to the run of a schedule.
///
/// @param cancelAfter when they cancel it
/// @param redrives how often they drive it again, at most
/// @param moreWorkersAfter when they allow it more workers
/// @param maxCost its ceiling, which they raise whenever it is reached
public record Whims(
        Optional<Duration> cancelAfter,
        int redrives,
        Optional<Duration> moreWorkersAfter,
        Optional<BigDecimal> maxCost) {
    static Whims of(Chance chance) {
        Duration cancel = chance.upTo(Duration.ofMinutes(12));
        Duration more = chance.upTo(Duration.ofMinutes(10));
        BigDecimal ceiling = BigDecimal.valueOf(chance.within(50, 2_000), 2);
        return new Whims(
                chance.happens(0.1) ? Optional.of(cancel) : Optional.empty(),
                chance.happens(0.4) ? chance.within(1, 2) : 0,
                chance.happens(0.2) ? Optional.of(more) : Optional.empty(),
                chance.happens(0.3) ? Optional.of(ceiling) : Optional.empty());
    }
}
