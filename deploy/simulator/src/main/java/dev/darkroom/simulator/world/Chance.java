package dev.darkroom.simulator.world;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// All chance of a schedule, from its seed.
public final class Chance {
    private final SplittableRandom random;

    public Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /// A number from low to high, both included.
    public int within(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    public Duration within(Duration low, Duration high) {
        return Duration.ofMillis(random.nextLong(low.toMillis(), high.toMillis() + 1));
    }

    public Duration upTo(Duration high) {
        return within(Duration.ZERO, high);
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
