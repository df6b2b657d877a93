package dev.darkroom.local.batch;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A rule that says for a failed attempt whether the job is tried again.
///
/// All patterns that the rule has must match; a pattern's last character may be a `*`.
public record EvaluateOnExit(
        Optional<String> onStatusReason,
        Optional<String> onReason,
        Optional<String> onExitCode,
        Action action) {
    /// What becomes of the job.
    public enum Action {
        RETRY,
        EXIT
    }

    private static final Pattern REASON =
            Pattern.compile("[A-Za-z0-9.:\\s]{0,511}[A-Za-z0-9.:\\s*]");
    private static final Pattern EXIT_CODE = Pattern.compile("[0-9]{0,511}[0-9*]");

    public EvaluateOnExit {
        check("onStatusReason", onStatusReason, REASON);
        check("onReason", onReason, REASON);
        check("onExitCode", onExitCode, EXIT_CODE);
        if (onStatusReason.isEmpty() && onReason.isEmpty() && onExitCode.isEmpty()) {
            throw new IllegalArgumentException(
                    "evaluateOnExit has no pattern (expected onStatusReason, onReason or onExitCode)");
        }
    }

    /// A rule for all attempts whose status reason matches.
    public static EvaluateOnExit onStatusReason(String pattern, Action action) {
        return new EvaluateOnExit(Optional.of(pattern), Optional.empty(), Optional.empty(), action);
    }

    /// A rule for all attempts whose exit code matches.
    public static EvaluateOnExit onExitCode(String pattern, Action action) {
        return new EvaluateOnExit(Optional.empty(), Optional.empty(), Optional.of(pattern), action);
    }

    /// A rule for all attempts whose container's reason matches; `*` matches every attempt.
    public static EvaluateOnExit onReason(String pattern, Action action) {
        return new EvaluateOnExit(Optional.empty(), Optional.of(pattern), Optional.empty(), action);
    }

    boolean matches(AttemptEnd end) {
        return matches(onStatusReason, end.statusReason())
                && matches(onReason, end.reason().orElse(""))
                && matches(onExitCode, end.exitCode().map(String::valueOf).orElse(""));
    }

    private static boolean matches(Optional<String> pattern, String value) {
        return pattern.map(glob -> matches(glob, value)).orElse(true);
    }

    /// As Batch does: without regard to case.
    private static boolean matches(String glob, String value) {
        String actual = value.toLowerCase(Locale.ROOT);
        String wanted = glob.toLowerCase(Locale.ROOT);
        return wanted.endsWith("*")
                ? actual.startsWith(wanted.substring(0, wanted.length() - 1))
                : actual.equals(wanted);
    }

    private static void check(String name, Optional<String> pattern, Pattern form) {
        if (pattern.isPresent() && !form.matcher(pattern.get()).matches()) {
            throw new IllegalArgumentException(
                    "%s is '%s' (expected letters, digits, '.', ':' and spaces, only digits for exit codes, and '*' only at the end)"
                            .formatted(name, pattern.get()));
        }
    }
}
