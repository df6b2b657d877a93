package dev.darkroom.worker.job;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;

/// Whether the worker is asked to end early, and whoever must hear of it. Any thread may ask.
@Singleton
public final class DrainRequest {
    private Optional<String> reason = Optional.empty();
    private Consumer<String> listener = _ -> {};

    /// Asks the worker to end. Only the first request counts.
    public synchronized void ask(String why) {
        if (reason.isEmpty()) {
            reason = Optional.of(why);
            listener.accept(why);
        }
    }

    synchronized Optional<String> reason() {
        return reason;
    }

    /// Lets one listener take the place of the one before; it is told at once if the request
    /// stands.
    synchronized void tell(Consumer<String> next) {
        listener = next;
        reason.ifPresent(next);
    }

    synchronized void tellNobody() {
        listener = _ -> {};
    }
}
