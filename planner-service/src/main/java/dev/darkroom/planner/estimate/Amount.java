package dev.darkroom.planner.estimate;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// Some source objects, and their bytes.
@RegisterForReflection
public record Amount(long objects, long bytes) {
    static final Amount NONE = new Amount(0, 0);

    Amount plus(Amount more) {
        return new Amount(objects + more.objects, bytes + more.bytes);
    }

    /// With another object of so many bytes.
    Amount plus(long moreBytes) {
        return new Amount(objects + 1, bytes + moreBytes);
    }
}
