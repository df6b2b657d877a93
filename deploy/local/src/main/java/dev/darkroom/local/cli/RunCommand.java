package dev.darkroom.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.local.cloud.EmbeddedCloud;
import dev.darkroom.local.process.Leftovers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Option;

/// A command that develops photos by one run on the embedded cloud, from start to summary.
abstract class RunCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final Duration LEFTOVER_GRACE = Duration.ofSeconds(5);
    private static final Duration STALLED = Duration.ofMinutes(3);

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Workers at the same time (default: ${DEFAULT-VALUE}).",
            defaultValue = "2")
    private int workers;

    @Option(names = "--keep", description = "Leave the services running until Ctrl-C.")
    private boolean keep;

    /// The photos to develop, and where to.
    record Job(Path photos, Path renditions, Optional<JsonNode> recipe, int shardObjects) {}

    /// What this command develops; found out before anything is started.
    abstract Job job(Terminal terminal, Workplace workplace) throws IOException;

    /// The command's name, which its run bears too.
    abstract String name();

    @Override
    public final Integer call() throws Exception {
        if (workers < 1 || workers > 100) {
            throw new CommandFailed("--workers is %d (expected 1 to 100)".formatted(workers));
        }
        Terminal terminal = Terminal.system();
        Checkout checkout = Main.checkout();
        tidyUp(checkout.home(), terminal);
        try (Workplace workplace =
                Workplace.create(checkout.home(), name(), Clock.system(ZoneId.systemDefault()))) {
            CloudLog.to(workplace.log("cloud"));
            Job job = job(terminal, workplace);
            terminal.say("Logs: " + workplace.logs());
            terminal.live("starting S3, SQS, AWS Batch, PostgreSQL and the services");
            try (LocalDarkroom darkroom =
                    LocalDarkroom.start(
                            checkout, workplace, job.photos(), job.renditions(), workers)) {
                return run(terminal, darkroom, job);
            }
        }
    }

    private int run(Terminal terminal, LocalDarkroom darkroom, Job job)
            throws IOException, InterruptedException {
        try {
            boolean complete = develop(terminal, darkroom, job);
            if (keep) {
                stay(terminal, darkroom);
            }
            return complete ? 0 : Main.FAILED;
        } catch (CommandFailed e) {
            if (darkroom.isEnding()) {
                return Main.INTERRUPTED;
            }
            throw e;
        }
    }

    /// Ends what killed commands left running, and deletes old workplaces.
    private static void tidyUp(Path home, Terminal terminal) throws IOException {
        List<Workplace> abandoned = Workplace.abandoned(home);
        try {
            for (Workplace workplace : abandoned) {
                var ended = new ArrayList<>(EmbeddedCloud.endLeftovers(workplace.cloud()));
                ended.addAll(new Leftovers(workplace.processes(), LEFTOVER_GRACE).end());
                if (!ended.isEmpty()) {
                    terminal.say("Ended %s, left running by a killed command".formatted(ended));
                }
            }
            Workplace.prune(abandoned);
        } finally {
            for (Workplace workplace : abandoned) {
                workplace.close();
            }
        }
    }

    private boolean develop(Terminal terminal, LocalDarkroom darkroom, Job job)
            throws IOException, InterruptedException {
        String run = name() + "-" + ProcessHandle.current().pid();
        long start = System.nanoTime();
        try (var api = new Api(darkroom.planner(), darkroom.status())) {
            api.startRun(darkroom.spec(api.json(), run, job.recipe(), job.shardObjects(), workers));
            Progress progress = watch(terminal, darkroom, api, run);
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            Reports reports = darkroom.reports(run);
            new Summary(progress, time, reports).tell(terminal);
            terminal.say("");
            terminal.say("  renditions  " + job.renditions());
            terminal.say("  reports     " + reports.folder());
            darkroom.addresses()
                    .forEach(
                            (what, address) -> terminal.say("  %-11s %s".formatted(what, address)));
            if (!keep) {
                terminal.say("  (the services end now; --keep leaves them running)");
            }
            return progress.isComplete();
        }
    }

    private static Progress watch(Terminal terminal, LocalDarkroom darkroom, Api api, String run)
            throws InterruptedException {
        Optional<String> lastReason = Optional.empty();
        long lastDone = -1;
        long lastAt = System.nanoTime();
        while (true) {
            darkroom.requireAlive();
            Optional<Progress> progress = api.progress(run).map(Progress::new);
            Optional<String> reason = progress.flatMap(Progress::reason);
            if (reason.isPresent() && !reason.equals(lastReason)) {
                terminal.say("  planner: %s (logs: %s)".formatted(reason.get(), darkroom.logs()));
                lastReason = reason;
            }
            terminal.live(progress.map(Progress::line).orElse("waiting for the first event"));
            if (progress.filter(Progress::isComplete).isPresent()) {
                return progress.get();
            }
            if (progress.filter(Progress::hasFailed).isPresent()) {
                throw new CommandFailed(
                        "the run is %s: %s. Logs: %s"
                                .formatted(
                                        progress.get().state(),
                                        progress.get().reason().orElse("no reason is known"),
                                        darkroom.logs()));
            }
            long done = progress.map(Progress::done).orElse(0L);
            if (done != lastDone) {
                lastDone = done;
                lastAt = System.nanoTime();
            } else if (System.nanoTime() - lastAt > STALLED.toNanos()) {
                throw new CommandFailed(
                        "nothing was done for %d s%s. Logs: %s"
                                .formatted(
                                        STALLED.toSeconds(),
                                        progress.flatMap(Progress::reason)
                                                .map(it -> " (" + it + ")")
                                                .orElse(""),
                                        darkroom.logs()));
            }
            Thread.sleep(LOOK);
        }
    }

    private static void stay(Terminal terminal, LocalDarkroom darkroom)
            throws InterruptedException {
        terminal.say("");
        terminal.say("Everything is running; Ctrl-C ends it. For the AWS CLI and SDKs:");
        darkroom.environment()
                .forEach((name, value) -> terminal.say("  export %s=%s".formatted(name, value)));
        new CountDownLatch(1).await();
    }
}
