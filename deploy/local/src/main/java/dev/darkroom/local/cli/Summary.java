package dev.darkroom.local.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// What a run came to, told at its end.
record Summary(Progress progress, Duration time, Reports reports) {
    private static final List<String> OUTCOMES =
            List.of("developed", "skipped", "rejected", "failed", "changed", "gone", "archived");
    private static final int MOST_NAMED = 20;

    void tell(Terminal terminal) throws IOException {
        terminal.say("");
        terminal.say(
                "%d of %d objects have their one result:"
                        .formatted(progress.done(), progress.planned()));
        for (String outcome : OUTCOMES) {
            if (progress.objects(outcome) > 0) {
                terminal.say("  %-10s %6d".formatted(outcome, progress.objects(outcome)));
            }
        }
        tellReasons(terminal);
        double seconds = time.toMillis() / 1000.0;
        terminal.say("");
        terminal.say(
                "  in   %s in %d photos"
                        .formatted(
                                Amounts.bytes((double) progress.sourceBytes()), progress.done()));
        terminal.say(
                "  out  %s in %d renditions"
                        .formatted(
                                Amounts.bytes((double) progress.renditionBytes()),
                                progress.renditions()));
        terminal.say(
                "  %s photos/s over %s, from the request to the complete ledger"
                        .formatted(
                                Amounts.rate(progress.done() / Math.max(seconds, 0.001)),
                                Amounts.time(time)));
    }

    private void tellReasons(Terminal terminal) throws IOException {
        if (progress.reasons().isEmpty()) {
            return;
        }
        terminal.say("");
        progress.reasons()
                .forEach((code, count) -> terminal.say("  %6d × %s".formatted(count, code)));
        for (Reports.Unsuccessful it : reports.unsuccessful(MOST_NAMED)) {
            terminal.say(
                    "    %s: %s, %s"
                            .formatted(printable(it.key()), it.code(), printable(it.message())));
        }
        long all = progress.reasons().values().stream().mapToLong(Long::longValue).sum();
        if (all > MOST_NAMED) {
            terminal.say("    and %d more, in the reports".formatted(all - MOST_NAMED));
        }
    }

    /// Names come from outside: no control character of theirs reaches the terminal.
    private static String printable(String text) {
        return text.strip().replaceAll("\\p{Cntrl}+", " ");
    }
}
