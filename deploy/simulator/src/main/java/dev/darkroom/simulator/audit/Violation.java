package dev.darkroom.simulator.audit;

import java.util.function.Supplier;

/// A rule that did not hold.
public final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Rule rule;

    public Violation(Rule rule, String what) {
        super(rule + ": " + what);
        this.rule = rule;
    }

    public Violation(Rule rule, String what, Throwable cause) {
        super(rule + ": " + what, cause);
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }

    static void unless(boolean holds, Rule rule, Supplier<String> what) {
        if (!holds) {
            throw new Violation(rule, what.get());
        }
    }
}
