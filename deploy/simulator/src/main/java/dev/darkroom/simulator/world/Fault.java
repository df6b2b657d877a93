package dev.darkroom.simulator.world;

/// A kind of thing that goes wrong, and how probable it is each time that it could, in a schedule
/// of ordinary weather.
public enum Fault {
    /// A call that fails and has done nothing.
    CALL_FAILED(0.02),
    /// A call that fails after it has done its work.
    ANSWER_LOST(0.02),
    /// A call that fails and does its work some seconds later.
    EFFECT_LATE(0.005),
    /// A call that takes seconds instead of milliseconds.
    CALL_SLOW(0.02),
    /// A call that is answered with 403 for a moment.
    CALL_DENIED(0.0003),

    MESSAGE_DOUBLED(0.03),
    MESSAGE_LATE(0.05),
    /// A message that comes back although it was deleted.
    DELETE_FORGOTTEN(0.03),
    /// A message that goes to the dead-letter queue: counted, and a consequence of others.
    MESSAGE_DEAD(0),
    /// Approximate numbers of messages that are old.
    COUNTS_LAG(0.2),

    /// A job that ListJobs and DescribeJobs do not show at first.
    JOB_SHOWN_LATE(0.4),
    CHILD_STARTS_LATE(0.1),

    PLANNER_KILLED(0.004),
    PLANNER_PAUSED(0.004),
    WORKER_KILLED(0.004),
    WORKER_PAUSED(0.006),
    /// A Spot notice or SIGTERM.
    WORKER_DRAINED(0.15),
    /// A consumer that ends, also between commit and delete.
    CONSUMER_KILLED(0.02),
    CONSUMER_PAUSED(0.005),

    /// A run that waits for its operator: counted, and a consequence of others.
    RUN_PAUSED(0),
    /// What people do to a run: counted, and drawn with the scenario.
    RUN_CANCELLED(0),
    RUN_DRIVEN_AGAIN(0),
    LIMITS_CHANGED(0),
    CEILING_REACHED(0),
    /// What planner does about Spot capacity: counted, and a consequence of late children.
    MOPPED_UP(0),
    STARVING_ENDED(0),
    PHOTO_CHANGED(0.05),
    PHOTO_DELETED(0.05),
    /// A development that fails for want of scratch or of an imager.
    IMAGER_FAILED(0.005);

    private final double rate;

    Fault(double rate) {
        this.rate = rate;
    }

    double rate() {
        return rate;
    }
}
