package dev.darkroom.simulator;

import dev.darkroom.simulator.scenario.Sabotage;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/// What the command line asks for.
record Arguments(long schedules, long seed, Sabotage sabotage) {
    static final String USAGE =
            """
            Usage: [--schedules N] [--seed S] [--sabotage X]
              --schedules N  how many schedules to play (1000)
              --seed S       the seed of the first; the next ones follow it (1)
              --sabotage X   a bug put in on purpose: report-overwritten, wave-not-looked-up, tally-added-twice (none)\
            """;

    private static final Arguments DEFAULT = new Arguments(1_000, 1, Sabotage.NONE);

    /// @throws IllegalArgumentException if something is asked for that there is not
    static Arguments parse(List<String> words) {
        Arguments asked = DEFAULT;
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(option + " lacks a value");
            }
            asked = asked.with(option, rest.next());
        }
        return asked;
    }

    private Arguments with(String option, String value) {
        return switch (option) {
            case "--schedules" -> new Arguments(number(option, value), seed, sabotage);
            case "--seed" -> new Arguments(schedules, number(option, value), sabotage);
            case "--sabotage" -> new Arguments(schedules, seed, sabotage(value));
            default -> throw new IllegalArgumentException("unknown option: " + option);
        };
    }

    private static long number(String option, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(
                    "%s is '%s' (expected a number)".formatted(option, value), wrong);
        }
    }

    private static Sabotage sabotage(String value) {
        String name = value.toUpperCase(Locale.ROOT).replace('-', '_');
        for (Sabotage sabotage : Sabotage.values()) {
            if (sabotage.name().equals(name)) {
                return sabotage;
            }
        }
        throw new IllegalArgumentException("no sabotage is called '%s'".formatted(value));
    }
}
