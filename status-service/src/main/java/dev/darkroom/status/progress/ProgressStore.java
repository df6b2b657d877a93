package dev.darkroom.status.progress;

import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.StatusEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where progress is kept, shared by all instances of the service.
public interface ProgressStore {

    /// Folds events into progress, all of them or none. Order, repeats and lateness do not matter,
    /// and a shard of a run not yet heard of is kept.
    ///
    /// @throws StoreFailure if nothing was kept
    default Applied apply(List<StatusEvent> events) {
        Changes changes = Projection.changes(events);
        return commit(changes.list()).besides(changes.passedOver(), changes.unknown());
    }

    /// Commits changes in one transaction: a shard is inserted once together with its run's totals,
    /// a wave once, a revision if it is the highest.
    ///
    /// @throws StoreFailure if nothing was kept
    Applied commit(List<Change> changes);

    Optional<RunProgress> find(RunName run);

    /// Runs, the newest first, those that began together by name.
    ///
    /// @param after the run that the page begins after; an unheard one has an empty page
    List<RunProgress> newest(int limit, Optional<RunName> after);

    /// Runs that are not over or have changed since an instant: open ones first, then the latest
    /// changed.
    List<RunProgress> watched(Instant since, int limit);

    /// What was reported of each run's newest generation after an instant; a run without such a
    /// report is absent.
    Map<RunName, Recent> reportedAfter(Instant instant, Collection<RunName> runs);
}
