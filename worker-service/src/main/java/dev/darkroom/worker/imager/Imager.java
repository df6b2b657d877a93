package dev.darkroom.worker.imager;

import dev.darkroom.worker.develop.Answer;
import dev.darkroom.worker.develop.Lines;
import dev.darkroom.worker.develop.Order;
import dev.darkroom.worker.develop.TimeLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One child process that develops photos. It is used by one thread at a time.
final class Imager {
    /// An imager that is not ready by then never will be.
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    /// From the end of an imager's output to its own.
    private static final Duration PARTING = Duration.ofSeconds(1);

    private final Process process;
    private final Diagnostics diagnostics;
    private final Watchdog watchdog;
    private final TimeLimits limits;
    private final BufferedReader answers;
    private final Writer orders;
    private final Lines lines = new Lines();
    private Answer.@Nullable Ready ready;

    private Imager(Process process, Watchdog watchdog, TimeLimits limits) {
        this.process = process;
        this.watchdog = watchdog;
        this.limits = limits;
        diagnostics = new Diagnostics(process);
        answers = process.inputReader(StandardCharsets.UTF_8);
        orders = process.outputWriter(StandardCharsets.UTF_8);
    }

    /// Starts a process and does not wait until it is ready.
    static Imager launch(ImagerPoolSettings settings, Watchdog watchdog) throws ImagerUnavailable {
        var builder = new ProcessBuilder(settings.command()).directory(settings.scratch().toFile());
        Map<String, String> environment = builder.environment();
        Map<String, String> allowed = ImagerEnvironment.of(environment, settings);
        environment.clear();
        environment.putAll(allowed);
        try {
            var imager = new Imager(builder.start(), watchdog, settings.imager().time());
            imager.diagnostics.start();
            return imager;
        } catch (IOException e) {
            throw new ImagerUnavailable("An imager cannot be started: " + e.getMessage(), e);
        }
    }

    /// Waits until the imager has said what it is.
    Answer.Ready ready() throws ImagerUnavailable, InterruptedException {
        if (ready == null) {
            ready = hello();
        }
        return ready;
    }

    private Answer.Ready hello() throws ImagerUnavailable, InterruptedException {
        try (Watchdog.Watch _ = watchdog.watch(process, START_LIMIT)) {
            String line = answers.readLine();
            if (line != null) {
                return switch (lines.answer(line)) {
                    case Answer.Ready said -> said;
                    case Answer.Unusable(var message) -> throw new ImagerUnavailable(message);
                    case Answer.Needs _, Answer.Developed _, Answer.Rejected _, Answer.Failed _ ->
                            throw new ImagerUnavailable("An imager began with: " + line);
                };
            }
        } catch (IOException e) {
            throw new ImagerUnavailable("An imager did not say that it is ready", e);
        }
        throw new ImagerUnavailable(
                "An imager ended before it was ready, with exit code %d: %s"
                        .formatted(end(), diagnostics.last().strip()));
    }

    /// Whether the process is there; it may end at any time.
    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /// Has one photo developed.
    Ending develop(Order order) throws InterruptedException {
        diagnostics.forget();
        try (Watchdog.Watch watch = watchdog.watch(process, limits)) {
            String line = ask(lines.write(order));
            if (line != null) {
                return ending(line);
            }
            boolean byItself = process.waitFor(PARTING);
            int exit = end();
            Optional<Death.OutOfTime> bite = watch.bite();
            if (bite.isPresent()) {
                return new Ending.Died(bite.get());
            }
            return new Ending.Died(
                    byItself
                            ? Death.of(exit, diagnostics.last())
                            : new Death.Crashed("which stayed without an answer", ""));
        }
    }

    private Ending ending(String line) {
        try {
            return new Ending.Answered(lines.answer(line));
        } catch (IOException e) {
            return new Ending.Died(
                    new Death.Crashed("by an answer that cannot be read", ": " + line));
        }
    }

    /// No answer means that the process is gone. What a dying JVM writes between the answers tells
    /// of what.
    private @Nullable String ask(String order) {
        try {
            orders.write(order);
            orders.write('\n');
            orders.flush();
            String line = answers.readLine();
            while (line != null && !line.startsWith("{")) {
                diagnostics.keep(line);
                line = answers.readLine();
            }
            return line;
        } catch (IOException e) {
            return null;
        }
    }

    /// Ends the process if need be, and gives its exit code.
    private int end() throws InterruptedException {
        if (!process.waitFor(PARTING)) {
            kill();
        }
        return process.waitFor();
    }

    void kill() {
        process.destroyForcibly();
    }

    /// Lets the process end by itself.
    void dismiss() {
        try {
            orders.close();
        } catch (IOException e) {
            kill();
        }
    }

    /// Waits for the end after [#dismiss], but not for long.
    void bury(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience)) {
            kill();
        }
    }

    /// How a photo's time in an imager ended.
    sealed interface Ending {
        /// The imager lives on.
        record Answered(Answer answer) implements Ending {}

        /// The imager is of no more use.
        record Died(Death death) implements Ending {}
    }
}
