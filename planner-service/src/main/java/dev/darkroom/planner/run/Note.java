package dev.darkroom.planner.run;

import java.util.Optional;

/// A kind of reason that planner itself gives a run and takes back, told by how it begins.
enum Note {
    /// Workers do not start.
    WAITING("workers wait: "),
    /// The wanted finish cannot be kept.
    LATE("late: "),
    /// The ceiling of the cost is reached, and the run paused.
    COST("cost: "),
    /// Too many objects failed, and the run paused.
    FAILURES("failures: ");

    private final String start;

    Note(String start) {
        this.start = start;
    }

    String text(String said) {
        return start + said;
    }

    boolean isIn(Optional<String> reason) {
        return reason.filter(text -> text.startsWith(start)).isPresent();
    }
}
