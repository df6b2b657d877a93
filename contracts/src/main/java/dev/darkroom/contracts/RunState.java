package dev.darkroom.contracts;

/// The state of a run. Planner alone changes it, and [#canBecome] is the whole of the state
/// machine.
public enum RunState {
    AWAITING_CONFIRMATION,
    PLANNING,
    RUNNING,
    PAUSED,
    COMPLETED,
    COMPLETED_WITH_FAILURES,
    CANCELLING,
    CANCELLED,
    FAILED;

    /// Whether a run may go from this state to the next. Redrive leads back to planning.
    public boolean canBecome(RunState next) {
        return switch (this) {
            case AWAITING_CONFIRMATION -> next == PLANNING || next == CANCELLED || next == FAILED;
            case PLANNING -> next == RUNNING || next == CANCELLING || next == FAILED;
            case RUNNING ->
                    next == PAUSED
                            || next == COMPLETED
                            || next == COMPLETED_WITH_FAILURES
                            || next == CANCELLING;
            case PAUSED -> next == RUNNING || next == CANCELLING;
            case CANCELLING -> next == CANCELLED;
            case COMPLETED, COMPLETED_WITH_FAILURES, FAILED -> next == PLANNING;
            case CANCELLED -> false;
        };
    }

    /// Whether nothing more is developed in this state, unless the run is driven again.
    public boolean isFinal() {
        return switch (this) {
            case COMPLETED, COMPLETED_WITH_FAILURES, CANCELLED, FAILED -> true;
            case AWAITING_CONFIRMATION, PLANNING, RUNNING, PAUSED, CANCELLING -> false;
        };
    }

    /// Whether workers may take job messages.
    public boolean isOpenToWorkers() {
        return this == RUNNING;
    }
}
