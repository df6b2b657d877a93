package dev.darkroom.planner.run;

import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunState;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/// What people ask of a run that exists: another state, written whoever holds the run. Its planner
/// finds that its own next write fails, reads the document anew, and acts upon it.
@Singleton
public final class RunOrders {
    private static final int ATTEMPTS = 5;

    private final RunDocuments documents;
    private final Reconciler reconciler;
    private final InstantSource clock;

    RunOrders(RunDocuments documents, Reconciler reconciler, InstantSource clock) {
        this.documents = documents;
        this.reconciler = reconciler;
        this.clock = clock;
    }

    /// What came of an order.
    public sealed interface Outcome {
        /// The run is in the state, now or before.
        record Done(RunDocument run) implements Outcome {}

        /// The run is in a state that the wanted one cannot follow.
        record NotNow(RunState state) implements Outcome {}

        /// There is no such run.
        record NoRun() implements Outcome {}
    }

    /// Brings the run into a state. May be repeated.
    public Outcome bring(RunName name, RunState state) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var stored = documents.read(name);
            if (stored.isEmpty()) {
                return new Outcome.NoRun();
            }
            RunDocument run = stored.get().document();
            Optional<RunDocument> next = reconciler.asked(run, state, clock.instant());
            if (next.isEmpty()) {
                return new Outcome.NotNow(run.state());
            }
            if (next.get().equals(run)) {
                return new Outcome.Done(run);
            }
            var saved = documents.save(next.get(), stored.get().etag());
            if (saved.isPresent()) {
                return new Outcome.Done(saved.get().document());
            }
        }
        throw new IllegalStateException(
                "run %s was written by its planner %d times while it was to become %s"
                        .formatted(name, ATTEMPTS, state));
    }
}
