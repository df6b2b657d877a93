package dev.darkroom.planner.inventory;

import java.util.List;

/// What a raw bucket answers when it is asked for objects after a key.
public sealed interface ListingPage {
    /// The next objects, folder keys among them, in the order of S3: that of their keys in UTF-8.
    ///
    /// @param more whether the listing goes on after the last of them; then there is at least one
    record Listed(List<CataloguedObject> objects, boolean more) implements ListingPage {
        public Listed {
            objects = List.copyOf(objects);
            if (more && objects.isEmpty()) {
                throw new IllegalArgumentException(
                        "a page is empty, but there are more (expected an object to go on after)");
            }
        }
    }

    /// The source can never be listed as the run names it, in words for its owner.
    record Refused(String reason) implements ListingPage {}
}
