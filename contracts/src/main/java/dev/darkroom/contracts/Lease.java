package dev.darkroom.contracts;

import java.time.Instant;

/// The right of one planner to reconcile a run until an instant; afterwards another takes over by
/// raising the epoch.
public record Lease(String holder, Instant until) {
    public Lease {
        Documents.text("holder", holder);
        Documents.required("until", until);
    }

    public boolean isHeldBy(String planner, Instant now) {
        return holder.equals(planner) && now.isBefore(until);
    }
}
