package dev.darkroom.simulator;

import dev.darkroom.simulator.audit.Violation;
import dev.darkroom.simulator.world.FaultCounts;
import dev.darkroom.simulator.world.Trace;
import java.time.Duration;
import java.util.Optional;

/// What came of one schedule.
///
/// @param violation empty if every rule held
/// @param afterCalm virtual time from the last possible fault to the end; zero if it ended before
/// @param steps that happened
public record Verdict(
        long seed,
        Optional<Violation> violation,
        FaultCounts faults,
        Duration afterCalm,
        long steps,
        Trace trace) {}
