package dev.darkroom.worker.edge;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The pace of one worker's requests: none until S3 asks to slow down, then a rate that is halved
/// each time it asks again and grows by a fifth a second while it does not.
///
/// It is halved at most once a second, and not for what was sent before: a burst of refusals, one
/// for each request that was on its way, halves once. Times are nanoseconds of one clock, such as
/// [System#nanoTime].
final class RequestPace {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final double CUT = 0.5;
    private static final double GAIN_A_SECOND = 0.2;
    private static final double LEAST_A_SECOND = 2;

    /// Far beyond what one worker sends: from here on it is not paced.
    private static final double UNPACED = 20_000;

    private final long origin;
    private double perSecond = UNPACED;
    private long nextTurn;
    private long lastCut;
    private long mayCutFrom;
    private long second;
    private int sentThisSecond;
    private int sentLastSecond;

    /// @param now from which on the rate is measured
    RequestPace(long now) {
        origin = now;
        nextTurn = now;
        // Before anything that can have been sent.
        lastCut = now - 1;
        mayCutFrom = now;
    }

    /// A turn to send one request: how long it has to wait for it.
    synchronized Duration turn(long now) {
        if (perSecond >= UNPACED) {
            return Duration.ZERO;
        }
        long turn = nextTurn - now > 0 ? nextTurn : now;
        nextTurn = turn + (long) (SECOND / perSecond);
        return Duration.ofNanos(turn - now);
    }

    /// A request leaves.
    synchronized void sent(long now) {
        enter(now);
        sentThisSecond++;
    }

    /// S3 asked to slow down.
    ///
    /// @param sentAt when the request left that was answered so
    synchronized void refused(long sentAt, long now) {
        if (sentAt - lastCut <= 0 || now - mayCutFrom < 0) {
            return;
        }
        perSecond = Math.max(LEAST_A_SECOND, CUT * Math.min(perSecond, rate(now)));
        lastCut = now;
        mayCutFrom = now + SECOND;
        nextTurn = now + (long) (SECOND / perSecond);
    }

    /// S3 took a request.
    ///
    /// @param sentAt when it left
    synchronized void served(long sentAt) {
        if (perSecond < UNPACED && sentAt - lastCut > 0) {
            perSecond += GAIN_A_SECOND;
        }
    }

    /// Requests a second that may leave now.
    synchronized double perSecond() {
        return perSecond;
    }

    /// Requests a second that left, over the second that is running and the one before.
    private double rate(long now) {
        enter(now);
        double running = (double) (now - origin - second * SECOND) / SECOND;
        return second == 0
                ? sentThisSecond / Math.max(running, 0.1)
                : (sentThisSecond + sentLastSecond) / (1 + running);
    }

    private void enter(long now) {
        long current = (now - origin) / SECOND;
        if (current != second) {
            sentLastSecond = current == second + 1 ? sentThisSecond : 0;
            sentThisSecond = 0;
            second = current;
        }
    }
}
