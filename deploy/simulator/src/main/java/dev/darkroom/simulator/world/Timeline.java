package dev.darkroom.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/// Virtual time, and what is still to happen in it: the earliest first, and of two at the same
/// instant the one that was planned first. Everything in a schedule happens on the one thread that
/// advances it.
public final class Timeline {
    public static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private final PriorityQueue<Moment> moments = new PriorityQueue<>();
    private Instant now = START;
    private long planned;

    private record Moment(Instant at, long order, Runnable what) implements Comparable<Moment> {
        @Override
        public int compareTo(Moment other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    public Instant now() {
        return now;
    }

    public Duration elapsed() {
        return Duration.between(START, now);
    }

    public void after(Duration delay, Runnable what) {
        moments.add(new Moment(delay.isNegative() ? now : now.plus(delay), planned++, what));
    }

    /// Lets the next thing happen.
    ///
    /// @return whether there was one
    public boolean advance() {
        Moment next = moments.poll();
        if (next == null) {
            return false;
        }
        now = next.at();
        next.what().run();
        return true;
    }
}
