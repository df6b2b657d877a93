package dev.darkroom.planner.run;

import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunLimits;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunState;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/// What people ask of a run that exists, written whoever holds the run. Its planner finds that its
/// own next write fails, reads the document anew, and acts upon it. A run that was closed must be
/// followed again by [RunLoop#follow].
@Singleton
public final class RunOrders {
    private static final int ATTEMPTS = 5;

    private final RunDocuments documents;
    private final InstantSource clock;

    RunOrders(RunDocuments documents, InstantSource clock) {
        this.documents = documents;
        this.clock = clock;
    }

    /// What came of an order.
    public sealed interface Answer {
        /// It is done, now or before.
        record Done(RunDocument run) implements Answer {}

        /// The run is in a state that does not allow it.
        ///
        /// @param why and what to do instead, for people
        record NotNow(RunState state, String why) implements Answer {}

        /// The run has another revision than the order was thought for.
        record Outdated(long revision) implements Answer {}

        /// There is no such run.
        record NoRun() implements Answer {}
    }

    public Answer confirm(RunName name) {
        return carryOut(name, new RunOrder.Confirm());
    }

    public Answer pause(RunName name) {
        return carryOut(name, new RunOrder.Pause());
    }

    public Answer resume(RunName name) {
        return carryOut(name, new RunOrder.Resume());
    }

    public Answer cancel(RunName name) {
        return carryOut(name, new RunOrder.Cancel());
    }

    /// @param expected the revision that the change was thought for; empty for any
    public Answer changeLimits(RunName name, RunLimits limits, Optional<Long> expected) {
        return carryOut(name, new RunOrder.ChangeLimits(limits, expected));
    }

    /// Drives the objects with these outcomes again.
    public Answer redrive(RunName name, Set<Outcome> outcomes) {
        return carryOut(name, new RunOrder.DriveAgain(outcomes));
    }

    /// Plans a run anew whose planning failed.
    public Answer retry(RunName name) {
        return carryOut(name, new RunOrder.Retry());
    }

    private Answer carryOut(RunName name, RunOrder order) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var stored = documents.read(name);
            if (stored.isEmpty()) {
                return new Answer.NoRun();
            }
            RunDocument run = stored.get().document();
            switch (OrderRules.rule(run, order, clock.instant())) {
                case OrderRules.Ruling.Done() -> {
                    return new Answer.Done(run);
                }
                case OrderRules.Ruling.Refuse(String why) -> {
                    return new Answer.NotNow(run.state(), why);
                }
                case OrderRules.Ruling.Outdated() -> {
                    return new Answer.Outdated(run.revision());
                }
                case OrderRules.Ruling.Write(RunDocument next) -> {
                    var saved = documents.save(next, stored.get().etag());
                    if (saved.isPresent()) {
                        return new Answer.Done(saved.get().document());
                    }
                }
            }
        }
        throw new IllegalStateException(
                "run %s was written by its planner %d times while it was to %s"
                        .formatted(name, ATTEMPTS, order));
    }
}
