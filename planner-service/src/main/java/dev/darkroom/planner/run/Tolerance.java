package dev.darkroom.planner.run;

import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.Tally;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Judges a run's failures by what its limits tolerate.
///
/// What a run was once paused for is judged no more: who resumes it has seen that. Resumed without
/// other limits it pauses again only when what comes after that exceeds them by itself, and as
/// before not earlier than after the first thousand objects.
final class Tolerance {
    private static final int REASONS_NAMED = 3;

    private Tolerance() {}

    /// Why the run must pause; empty if it need not.
    static Optional<String> exceeded(RunDocument run, Sight sight) {
        Tally judged = run.judged().orElse(Tally.NONE);
        long failures = failures(sight.tally()) - failures(judged);
        long objects = sight.tally().total() - judged.total();
        if (!run.limits().toleratedFailures().isExceeded(failures, objects)) {
            return Optional.empty();
        }
        return Optional.of(
                Note.FAILURES.text(
                        "%d of %d objects%s were rejected or failed (%s), more than limits.toleratedFailures allow: mend the cause or change the limit, then resume the run, which goes on with the objects that are left; or cancel it"
                                .formatted(
                                        failures,
                                        objects,
                                        judged.total() > 0 ? " since it was resumed" : "",
                                        reasons(sight.tally()))));
    }

    private static long failures(Tally tally) {
        return tally.count(Outcome.REJECTED) + tally.count(Outcome.FAILED);
    }

    /// The most frequent ones; equal ones by name.
    private static String reasons(Tally tally) {
        return tally.reasons().entrySet().stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(REASONS_NAMED)
                .map(reason -> reason.getKey() + " " + reason.getValue())
                .collect(Collectors.joining(", "));
    }
}
