package dev.darkroom.planner.run;

import dev.darkroom.contracts.RunName;
import dev.darkroom.planner.config.PlannerConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/// Follows every run that is not closed: one virtual thread a run, a bounded number of them at
/// work.
@Singleton
public final class RunLoop {
    private static final Logger LOG = Logger.getLogger(RunLoop.class);
    private static final Duration TICKS_MISSED = Duration.ofSeconds(30);
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(1);
    private static final Duration CLOSED_LOOK = Duration.ofMinutes(10);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(5);
    private static final int NAMES_A_PAGE = 1_000;

    private final RunDocuments documents;
    private final RunVisits visits;
    private final Reconciler reconciler;
    private final PlannerMetrics metrics;
    private final InstantSource clock;
    private final Duration discovery;
    private final Turns turns;
    private final Map<RunName, Thread> followed = new ConcurrentHashMap<>();
    private final Set<RunName> asked = ConcurrentHashMap.newKeySet();
    private final Map<RunName, Instant> over = new ConcurrentHashMap<>();
    private volatile Instant lastTick = Instant.MIN;
    private volatile boolean stopped;
    private Instant lastDiscovery = Instant.MIN;

    RunLoop(
            RunDocuments documents,
            RunVisits visits,
            Reconciler reconciler,
            Turns turns,
            PlannerMetrics metrics,
            InstantSource clock,
            PlannerConfig config) {
        this.documents = documents;
        this.visits = visits;
        this.reconciler = reconciler;
        this.metrics = metrics;
        this.clock = clock;
        this.discovery = config.pace().discovery();
        this.turns = turns;
    }

    /// Looks for runs that other planners took in, when that is due. Called by one thread at a
    /// time.
    void tick() {
        Instant now = clock.instant();
        lastTick = now;
        if (lastDiscovery.plus(discovery).isAfter(now)) {
            return;
        }
        if (lastDiscovery.equals(Instant.MIN)) {
            metrics.activeRuns(followed);
        }
        lastDiscovery = now;
        try {
            discover();
        } catch (RuntimeException e) {
            LOG.warn("runs could not be listed", e);
        }
    }

    private void discover() {
        Optional<RunName> after = Optional.empty();
        do {
            var names = documents.names(after, NAMES_A_PAGE);
            names.items().stream().filter(this::isWorthALook).forEach(this::follow);
            after = names.more() ? Optional.of(names.items().getLast()) : Optional.empty();
        } while (after.isPresent());
    }

    /// A closed run may be driven again, by a planner that does not live to follow it.
    private boolean isWorthALook(RunName name) {
        Optional<Instant> since = Optional.ofNullable(over.get(name));
        return since.filter(at -> at.plus(CLOSED_LOOK).isAfter(clock.instant())).isEmpty();
    }

    /// Follows a run from now on, if that is not done already; also one that was closed and is
    /// driven again, however short the time between.
    public void follow(RunName name) {
        if (!stopped) {
            asked.add(name);
            followed.computeIfAbsent(
                    name,
                    _ -> Thread.ofVirtual().name("run-" + name).start(() -> followToItsEnd(name)));
        }
    }

    boolean isAlive() {
        return !stopped && lastTick.plus(TICKS_MISSED).isAfter(clock.instant());
    }

    /// Ends the work on all runs, wherever it is: another planner goes on.
    void stop() {
        stopped = true;
        followed.values().forEach(Thread::interrupt);
        try {
            for (Thread thread : followed.values()) {
                thread.join(TIME_TO_STOP);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void followToItsEnd(RunName name) {
        asked.remove(name);
        var memory = new RunMemory();
        try {
            while (!stopped) {
                switch (visit(name, memory)) {
                    case Visit.Over _ -> {
                        over.put(name, clock.instant());
                        return;
                    }
                    case Visit.Again(Duration pause) -> {
                        memory.succeeded();
                        Thread.sleep(pause);
                    }
                    case Visit.Failed(String doing, RuntimeException cause) -> {
                        if (stopped) {
                            return;
                        }
                        Duration pause = backOff(memory.failed());
                        LOG.warnf(
                                cause, "run=%s action=%s failed, again in %s", name, doing, pause);
                        Thread.sleep(pause);
                    }
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            followed.remove(name);
            if (asked.contains(name)) {
                follow(name);
            }
        }
    }

    private Visit visit(RunName name, RunMemory memory) throws InterruptedException {
        turns.begin();
        try {
            return visits.visit(name, memory);
        } finally {
            turns.end();
        }
    }

    private Duration backOff(int failures) {
        Duration longest = reconciler.pause().multipliedBy(1L << Math.min(failures - 1, 6));
        long millis = Math.min(longest.toMillis(), LONGEST_BACK_OFF.toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
    }
}
