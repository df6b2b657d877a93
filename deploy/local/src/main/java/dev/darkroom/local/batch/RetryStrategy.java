package dev.darkroom.local.batch;

import java.util.List;

/// How often a job is tried, and after which ends.
public record RetryStrategy(int attempts, List<EvaluateOnExit> evaluateOnExit) {
    /// Tried once.
    public static final RetryStrategy ONCE = new RetryStrategy(1, List.of());

    private static final int MAX_ATTEMPTS = 10;
    private static final int MAX_RULES = 5;

    public RetryStrategy {
        evaluateOnExit = List.copyOf(evaluateOnExit);
        if (attempts < 1 || attempts > MAX_ATTEMPTS) {
            throw new IllegalArgumentException(
                    "retryStrategy.attempts is %d (expected 1 to %d)"
                            .formatted(attempts, MAX_ATTEMPTS));
        }
        if (evaluateOnExit.size() > MAX_RULES) {
            throw new IllegalArgumentException(
                    "evaluateOnExit has %d rules (expected at most %d)"
                            .formatted(evaluateOnExit.size(), MAX_RULES));
        }
    }

    /// Whether a job goes on after its attempt of this number (from 1) ended without success: the
    /// first rule that matches decides, and where none does, Batch tries again.
    boolean retries(int attempt, AttemptEnd end) {
        if (end.timedOut() || attempt >= attempts) return false;
        return evaluateOnExit.stream()
                .filter(rule -> rule.matches(end))
                .findFirst()
                .map(rule -> rule.action() == EvaluateOnExit.Action.RETRY)
                .orElse(true);
    }
}
