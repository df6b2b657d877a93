package dev.darkroom.planner.storage;

import java.util.List;

/// Some items of a listing, in its order. How many they are says nothing of whether there are more:
/// S3 may return fewer than were asked for.
///
/// @param more whether the listing goes on after the last of them; then there is at least one
public record Page<T>(List<T> items, boolean more) {
    public Page {
        items = List.copyOf(items);
        if (more && items.isEmpty()) {
            throw new IllegalArgumentException(
                    "a page is empty, but there are more (expected an item to go on after)");
        }
    }
}
