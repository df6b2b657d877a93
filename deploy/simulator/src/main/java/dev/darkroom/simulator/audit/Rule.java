package dev.darkroom.simulator.audit;

/// What Darkroom promises, and every schedule must keep.
public enum Rule {
    /// Once faults have ceased and nobody asks for anything more, the run is closed within a bound
    /// of virtual time, and all workers are gone.
    RUN_ENDS,

    /// It ends as COMPLETED, or as COMPLETED_WITH_FAILURES if and only if the final result of an
    /// object is failed; its tally is that of all final results, and its completion manifest names
    /// all reports. A run that was cancelled before that ends as CANCELLED.
    RUN_COMPLETES,

    /// Every object of the frozen listing has exactly one result in exactly one report of the first
    /// generation, one that its photo can explain. Each later generation has exactly those whose
    /// result before was to be driven again; the result in the last one is the final. Of a
    /// generation that was cancelled, some reports may be missing.
    ONE_RESULT_EACH,

    /// A report is written once and never again.
    REPORT_WRITTEN_ONCE,

    /// Status' totals, shards and state are those of all reports and of the run. Of a run that was
    /// cancelled, its state.
    STATUS_AGREES,

    /// Every developed object has all its renditions, each the one that its etag and the recipe
    /// make; there is no rendition of anything that was not planned.
    RENDITIONS_STAND,

    /// No wave works twice.
    ///
    /// - Every Batch job has the name of a wave that stood in run.json before.
    /// - A name is accepted by SubmitJob at most once. The name holds the epoch, an epoch belongs
    ///   to one life of one planner, and that planner submits again only after it has seen that
    ///   Batch does not know the name, at a time when a job of a lost answer would be shown. A
    ///   superseded planner may submit its wave late, but nobody else submits that name.
    /// - Hence of each wave's number at most one job takes messages.
    WAVE_ONCE,

    /// Workers at work never exceed the run's limit.
    ///
    /// A worker is at work from the receipt of a message until its session ends. Those whose wave
    /// run.json names are never more than the limit. One case beyond it cannot be avoided: a
    /// planner is superseded between SubmitJob and the write of the job id, and its successor, whom
    /// Batch does not show the job yet, gives that wave up; children that asked before may take one
    /// message, finish it, and find themselves not named any more. So a worker that is not named
    /// takes at most one message.
    WORKERS_WITHIN_LIMIT,

    /// No job queue is left.
    ///
    /// One may be left by a planner that was superseded while it made the queue, came to it only
    /// after the run was closed, and was killed before it saw that: an empty queue, which costs
    /// nothing and which the next run of that name takes over.
    QUEUE_DELETED,

    /// No core refuses to decide.
    CORES_DECIDE
}
