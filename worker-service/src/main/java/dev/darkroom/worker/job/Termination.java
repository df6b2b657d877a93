package dev.darkroom.worker.job;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// What happens at SIGTERM: Quarkus stops the application, and must wait for the worker to drain
/// before it takes its clients away.
@Singleton
public final class Termination {
    private static final Logger LOG = Logger.getLogger(Termination.class);

    /// SIGKILL follows SIGTERM after 30 seconds in AWS Batch.
    private static final int LONGEST_DRAIN_SECONDS = 28;

    private final DrainRequest drain;
    private volatile Optional<CompletableFuture<ExitCode>> work = Optional.empty();

    Termination(DrainRequest drain) {
        this.drain = drain;
    }

    void begins() {
        work = Optional.of(new CompletableFuture<>());
    }

    void ends(ExitCode code) {
        work.ifPresent(end -> end.complete(code));
    }

    /// Ends the process itself when it was still at work: a JVM that a signal ends would answer
    /// with the signal's number, and not with how the worker ended.
    void stop(@Observes ShutdownEvent event) {
        Optional<CompletableFuture<ExitCode>> unfinished = work.filter(end -> !end.isDone());
        if (unfinished.isPresent()) {
            drain.ask("SIGTERM");
            ExitCode code =
                    unfinished
                            .get()
                            .completeOnTimeout(
                                    ExitCode.UNEXPECTED, LONGEST_DRAIN_SECONDS, TimeUnit.SECONDS)
                            .join();
            LOG.debugf("drained: %s", code);
            Runtime.getRuntime().halt(code.code());
        }
    }
}
