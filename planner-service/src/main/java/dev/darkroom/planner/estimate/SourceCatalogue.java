package dev.darkroom.planner.estimate;

import dev.darkroom.contracts.RunSpec;
import dev.darkroom.planner.inventory.CataloguedObject;
import java.util.Optional;
import java.util.function.Consumer;

/// What a run's source names, read through once.
public interface SourceCatalogue {
    /// Hands over every object that the run's filter takes, its limit aside. What the consumer
    /// throws is thrown.
    ///
    /// @return why the source can never be read as the run names it, in words for its owner; empty
    ///   if it was read
    Optional<String> read(RunSpec spec, Consumer<CataloguedObject> objects);
}
