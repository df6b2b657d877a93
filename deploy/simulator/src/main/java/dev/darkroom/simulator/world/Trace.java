package dev.darkroom.simulator.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What happened in a schedule, line by line. Most schedules keep none: the same seed tells the
/// same story again.
public final class Trace {
    private static final int LONGEST_DETAIL = 140;

    private final boolean kept;
    private final List<String> lines = new ArrayList<>();

    private Trace(boolean kept) {
        this.kept = kept;
    }

    public static Trace kept() {
        return new Trace(true);
    }

    public static Trace none() {
        return new Trace(false);
    }

    void add(Duration at, String who, String what, Object detail) {
        if (kept) {
            lines.add(
                    "%02d:%02d:%02d.%03d  %-12s %s %s"
                            .formatted(
                                    at.toHours(),
                                    at.toMinutesPart(),
                                    at.toSecondsPart(),
                                    at.toMillisPart(),
                                    who,
                                    what,
                                    brief(String.valueOf(detail))));
        }
    }

    private static String brief(String detail) {
        return detail.length() > LONGEST_DETAIL
                ? detail.substring(0, LONGEST_DETAIL) + '…'
                : detail;
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    public List<String> last(int count) {
        return List.copyOf(lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }
}
