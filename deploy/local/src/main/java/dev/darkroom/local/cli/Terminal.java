package dev.darkroom.local.cli;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

/// Where a command tells of itself: one live line where somebody is looking, a line now and then
/// where a file is.
final class Terminal {
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(5);
    private static final String TO_LINE_START = "\r\u001b[2K";

    private final PrintStream out;
    private final boolean live;
    private long lastAt = System.nanoTime() - NOW_AND_THEN.toNanos();
    private String last = "";
    private boolean open;

    Terminal(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
    }

    static Terminal system() {
        return new Terminal(
                System.out,
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false));
    }

    /// Replaces the live line.
    void live(String text) {
        if (live) {
            out.print(TO_LINE_START + "  " + text);
            out.flush();
            open = true;
        } else if (!text.equals(last) && System.nanoTime() - lastAt >= NOW_AND_THEN.toNanos()) {
            out.println("  " + text);
            lastAt = System.nanoTime();
            last = text;
        }
    }

    /// Writes a line that stays.
    void say(String text) {
        if (open) {
            out.print(TO_LINE_START);
            open = false;
        }
        out.println(text);
    }
}
