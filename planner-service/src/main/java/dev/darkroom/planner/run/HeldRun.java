package dev.darkroom.planner.run;

import dev.darkroom.contracts.RunDocument;
import java.time.InstantSource;

/// A run in the hands of this planner: its document as last read or written, and the right to write
/// the next one.
final class HeldRun {
    private final RunDocuments documents;
    private final Reconciler reconciler;
    private final InstantSource clock;
    private RunDocuments.Stored stored;

    HeldRun(
            RunDocuments documents,
            Reconciler reconciler,
            InstantSource clock,
            RunDocuments.Stored stored) {
        this.documents = documents;
        this.reconciler = reconciler;
        this.clock = clock;
        this.stored = stored;
    }

    RunDocument document() {
        return stored.document();
    }

    /// @throws RunLost if another planner was faster
    void save(RunDocument next) {
        stored =
                documents
                        .save(next, stored.etag())
                        .orElseThrow(() ->
                                new RunLost(
                                        "run %s was written by another planner before revision %d"
                                                .formatted(next.name(), next.revision())));
    }

    /// Renews the lease if it is half over: to be called now and then by an action that may take
    /// long.
    ///
    /// @throws RunLost if another planner was faster
    void keep() {
        reconciler.renewed(document(), clock.instant()).ifPresent(this::save);
    }
}
