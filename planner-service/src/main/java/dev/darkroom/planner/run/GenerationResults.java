package dev.darkroom.planner.run;

import dev.darkroom.contracts.Outcome;
import java.util.Set;

/// The shard reports of one generation of a run.
///
/// @param shards all of which have a report
/// @param superseded outcomes that a later generation took on: such a result is not the last of its
///   object
record GenerationResults(int generation, int shards, Set<Outcome> superseded) {
    GenerationResults {
        superseded = Set.copyOf(superseded);
    }
}
