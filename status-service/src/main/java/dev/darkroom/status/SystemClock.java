package dev.darkroom.status;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// The producer of the clock that everything else is given.
final class SystemClock {
    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }
}
