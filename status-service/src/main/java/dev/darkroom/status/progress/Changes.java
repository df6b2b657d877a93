package dev.darkroom.status.progress;

import java.util.List;

/// What some events change.
///
/// @param list in the events' order
/// @param passedOver events that say nothing of progress
/// @param unknown events of a type that this version does not know
public record Changes(List<Change> list, int passedOver, int unknown) {
    public Changes {
        list = List.copyOf(list);
    }
}
