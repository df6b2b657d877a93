package dev.darkroom.status.progress;

import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunState;
import java.time.Instant;
import java.util.Optional;

/// What planner said of a run at one of its revisions.
///
/// @param number orders revisions: the highest is the newest
/// @param plan of the newest generation; empty until it is planned
/// @param objects of the run, in all generations; empty until it is planned, or if planner is too
///   old to say
/// @param reason why the run is in its state, for people
public record Revision(
        long number,
        RunState state,
        String recipe,
        Optional<Plan> plan,
        Optional<Long> objects,
        Optional<String> reason,
        Instant createdAt,
        Instant changedAt) {

    /// When the run ended, if it has: the time of this revision, if its state is a final one.
    public Optional<Instant> completedAt() {
        return state.isFinal() ? Optional.of(changedAt) : Optional.empty();
    }
}
