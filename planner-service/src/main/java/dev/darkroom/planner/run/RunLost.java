package dev.darkroom.planner.run;

/// Another planner has written the run's document: what is known of the run is out of date.
final class RunLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunLost(String message) {
        super(message);
    }
}
