package dev.darkroom.worker.imager;

import dev.darkroom.worker.develop.FailCode;
import dev.darkroom.worker.develop.ImagerProcess;
import dev.darkroom.worker.develop.RejectCode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How an imager ended in the middle of a photo.
sealed interface Death {

    /// It was ended at a time limit.
    record OutOfTime(Duration limit, Clock clock) implements Death {}

    /// It reached its limit of memory.
    record OutOfMemory(String said) implements Death {}

    /// It was killed by neither the photo nor its worker: by Linux when memory ran out, or by hand.
    record Killed(String how) implements Death {}

    /// A signal or an exit code.
    record Crashed(String how, String said) implements Death {}

    /// What a time is measured by.
    enum Clock {
        WALL("of wall time"),
        CPU("of CPU time");

        private final String words;

        Clock(String words) {
            this.words = words;
        }
    }

    /// What nothing in an imager does to itself.
    Map<Integer, String> OUTSIDE = Map.of(9, "SIGKILL", 15, "SIGTERM");

    int SIGNALLED = 128;
    Pattern MEMORY =
            Pattern.compile(
                    "(?i)out of ?memory|failed to allocate|insufficient memory|cannot allocate memory|unable to allocate|bad_alloc");
    Pattern SIGNAL = Pattern.compile("\\bSIG[A-Z]{2,6}\\b");
    Map<Integer, String> SIGNALS =
            Map.of(
                    4, "SIGILL", 5, "SIGTRAP", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 11,
                    "SIGSEGV", 14, "SIGALRM", 31, "SIGSYS");

    /// @param exit of the process; 128 and the signal where a signal ended it
    /// @param said on stderr since the photo came
    static Death of(int exit, String said) {
        if (exit == ImagerProcess.EXIT_OUT_OF_MEMORY || MEMORY.matcher(said).find()) {
            return new OutOfMemory(firstLine(said));
        }
        // A JVM reports the signal that it dies of, and aborts.
        Matcher reported = SIGNAL.matcher(said);
        if (reported.find()) {
            return new Crashed("by " + reported.group(), firstLine(said));
        }
        int signal = exit - SIGNALLED;
        if (OUTSIDE.containsKey(signal)) {
            return new Killed("by " + OUTSIDE.get(signal));
        }
        return new Crashed(
                signal > 0
                        ? "by " + SIGNALS.getOrDefault(signal, "signal " + signal)
                        : "with exit code " + exit,
                firstLine(said));
    }

    private static String firstLine(String said) {
        return said.lines()
                .map(line -> line.replaceFirst("^#", "").strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> ": " + line)
                .orElse("");
    }

    /// What becomes of a photo whose second imager ended so.
    default Development development() {
        return switch (this) {
            case Killed(var how) ->
                    new Development.Failed(
                            FailCode.IMAGER_KILLED.reason(
                                    "Two imagers were killed, "
                                            + how
                                            + ", most often for want of"
                                            + " memory on the machine"));
            case OutOfTime(var limit, var clock) ->
                    rejected(
                            RejectCode.IMAGER_OUT_OF_TIME,
                            "Two imagers did not finish it within %s %s"
                                    .formatted(limit, clock.words));
            case OutOfMemory(var said) ->
                    rejected(RejectCode.IMAGER_OUT_OF_MEMORY, "It outgrew two imagers" + said);
            case Crashed(var how, var said) ->
                    rejected(RejectCode.IMAGER_CRASHED, "It ended two imagers, " + how + said);
        };
    }

    private static Development rejected(RejectCode code, String message) {
        return new Development.Rejected(code.reason(message));
    }
}
