package dev.darkroom.simulator;

import dev.darkroom.simulator.audit.Violation;
import dev.darkroom.simulator.scenario.Sabotage;
import dev.darkroom.simulator.world.Fault;
import dev.darkroom.simulator.world.Trace;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/// The command line: plays schedules, and tells of the first one that violates a rule.
public final class Main {
    private static final int TRACE_LINES = 150;
    private static final double SECONDS_A_MINUTE = 60;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out));
    }

    static int run(String[] arguments, PrintStream out) {
        Arguments asked;
        try {
            asked = Arguments.parse(Arrays.asList(arguments));
        } catch (IllegalArgumentException wrong) {
            out.println(wrong.getMessage());
            out.println(Arguments.USAGE);
            return 2;
        }
        long begun = System.nanoTime();
        var campaign = new Campaign(asked.sabotage()).play(asked.seed(), asked.schedules(), 1);
        print(campaign, Duration.ofNanos(System.nanoTime() - begun), out);
        for (Verdict verdict : campaign.violations()) {
            print(verdict.seed(), verdict.violation().orElseThrow(), asked.sabotage(), out);
            return 1;
        }
        return 0;
    }

    private static void print(Campaign campaign, Duration took, PrintStream out) {
        double seconds = took.toMillis() / 1_000.0;
        out.printf(
                Locale.ROOT,
                "%,d schedules, %,d steps in %.1f s: %,.0f schedules a minute%n",
                campaign.played(),
                campaign.steps(),
                seconds,
                campaign.played() / seconds * SECONDS_A_MINUTE);
        out.printf("all ended within %s after the last fault%n", campaign.longestAfterCalm());
        out.printf(Locale.ROOT, "%,d faults:%n", campaign.faults().total());
        for (Fault fault : Fault.values()) {
            out.printf(
                    Locale.ROOT,
                    "  %-18s %,12d%n",
                    fault.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    campaign.faults().of(fault));
        }
    }

    /// Plays the schedule once more, now with its trace.
    private static void print(long seed, Violation violation, Sabotage sabotage, PrintStream out) {
        out.printf("seed %d violates %s%n", seed, violation.getMessage());
        Schedule.play(seed, sabotage, Trace.kept()).trace().last(TRACE_LINES).forEach(out::println);
    }
}
