package dev.darkroom.contracts;

import java.util.Set;

/// What a run was driven again for.
///
/// @param outcomes of the objects that the generation consists of
/// @param before the sums of all objects of the run before it
public record Redrive(Set<Outcome> outcomes, Tally before) {
    public Redrive {
        outcomes = Set.copyOf(outcomes);
        Documents.required("before", before);
    }
}
