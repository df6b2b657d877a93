package dev.darkroom.simulator;

import dev.darkroom.simulator.scenario.Sabotage;
import dev.darkroom.simulator.world.FaultCounts;
import dev.darkroom.simulator.world.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Many schedules with seeds one after another, and what they came to.
public final class Campaign {
    private final Sabotage sabotage;
    private final FaultCounts faults = new FaultCounts();
    private final List<Verdict> violations = new ArrayList<>();
    private Duration longestAfterCalm = Duration.ZERO;
    private long played;
    private long steps;

    public Campaign(Sabotage sabotage) {
        this.sabotage = sabotage;
    }

    /// Plays schedules until there are enough, or until some have violated a rule.
    public Campaign play(long firstSeed, long schedules, int mostViolations) {
        for (long seed = firstSeed;
                seed < firstSeed + schedules && violations.size() < mostViolations;
                seed++) {
            add(Schedule.play(seed, sabotage, Trace.none()));
        }
        return this;
    }

    private void add(Verdict verdict) {
        played++;
        steps += verdict.steps();
        faults.addAll(verdict.faults());
        if (verdict.violation().isPresent()) {
            violations.add(verdict);
        } else if (verdict.afterCalm().compareTo(longestAfterCalm) > 0) {
            longestAfterCalm = verdict.afterCalm();
        }
    }

    public long played() {
        return played;
    }

    public long steps() {
        return steps;
    }

    public FaultCounts faults() {
        return faults;
    }

    public List<Verdict> violations() {
        return List.copyOf(violations);
    }

    public Duration longestAfterCalm() {
        return longestAfterCalm;
    }
}
