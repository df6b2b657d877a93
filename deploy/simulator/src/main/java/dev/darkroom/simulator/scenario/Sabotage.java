package dev.darkroom.simulator.scenario;

/// A bug put in on purpose, which the simulator has to find.
public enum Sabotage {
    NONE,
    /// The control bucket ignores If-None-Match: a second report replaces the first.
    REPORT_OVERWRITTEN,
    /// A written wave counts as unknown to Batch without asking.
    WAVE_NOT_LOOKED_UP,
    /// Status' store has no ON CONFLICT: an event that is told twice counts twice.
    TALLY_ADDED_TWICE
}
