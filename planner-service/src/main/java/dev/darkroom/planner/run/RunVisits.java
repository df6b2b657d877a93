package dev.darkroom.planner.run;

import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Visits to runs: read the document, look, decide, act, and again until there is a reason to wait.
@Singleton
final class RunVisits {
    private final RunDocuments documents;
    private final Reconciler reconciler;
    private final Lookout lookout;
    private final RunActions actions;
    private final PlannerMetrics metrics;
    private final InstantSource clock;

    RunVisits(
            RunDocuments documents,
            Reconciler reconciler,
            Lookout lookout,
            RunActions actions,
            PlannerMetrics metrics,
            InstantSource clock) {
        this.documents = documents;
        this.reconciler = reconciler;
        this.lookout = lookout;
        this.actions = actions;
        this.metrics = metrics;
        this.clock = clock;
    }

    Visit visit(RunName name, RunMemory memory) {
        String doing = "Look";
        try {
            var stored = documents.read(name);
            if (stored.isEmpty()) {
                return new Visit.Over();
            }
            var run = new HeldRun(documents, reconciler, clock, stored.get());
            while (!run.document().closed()) {
                doing = "Look";
                Action action =
                        reconciler.decide(
                                run.document(), look(run.document(), memory), clock.instant());
                doing = action.getClass().getSimpleName();
                noteTakeOver(action, run.document());
                Optional<Duration> pause = actions.carryOut(action, run, memory);
                metrics.done(doing);
                if (pause.isPresent()) {
                    return new Visit.Again(pause.get());
                }
            }
            return new Visit.Over();
        } catch (RunLost _) {
            // Whoever was faster holds the run, or asked for something: read anew, that shows.
            metrics.lost(doing);
            return new Visit.Again(Duration.ZERO);
        } catch (RuntimeException e) {
            metrics.failed(doing);
            return new Visit.Failed(doing, e);
        }
    }

    private Sight look(RunDocument run, RunMemory memory) {
        return reconciler.holds(run, clock.instant())
                ? lookout.look(run, memory, clock.instant())
                : memory.sight(run);
    }

    private void noteTakeOver(Action action, RunDocument run) {
        if (action instanceof Action.Save(var next)
                && run.lease().isPresent()
                && next.epoch() > run.epoch()) {
            metrics.tookOver();
        }
    }
}
