package dev.darkroom.contracts;

import java.util.List;
import java.util.Optional;

/// What became of one source object: its line in the shard report.
///
/// @param renditions those written, in the recipe's order; empty unless the outcome has renditions
/// @param reason why there are none; empty when there are
/// @param warnings what is to be said of the renditions all the same: that the photo was damaged
public record ObjectResult(
        SourceObject source,
        Outcome outcome,
        List<RenditionObject> renditions,
        Optional<Reason> reason,
        List<Reason> warnings) {
    public ObjectResult {
        warnings = List.copyOf(warnings);
        renditions = List.copyOf(renditions);
        if (outcome.hasRenditions() == reason.isPresent()) {
            throw new IllegalArgumentException(
                    "%s is %s %s"
                            .formatted(
                                    source.key(),
                                    outcome,
                                    reason.isPresent() ? "with a reason" : "without a reason"));
        }
    }

    public static ObjectResult developed(SourceObject source, List<RenditionObject> renditions) {
        return developed(source, renditions, List.of());
    }

    public static ObjectResult developed(
            SourceObject source, List<RenditionObject> renditions, List<Reason> warnings) {
        return new ObjectResult(source, Outcome.DEVELOPED, renditions, Optional.empty(), warnings);
    }

    public static ObjectResult without(SourceObject source, Outcome outcome, Reason reason) {
        return new ObjectResult(source, outcome, List.of(), Optional.of(reason), List.of());
    }
}
