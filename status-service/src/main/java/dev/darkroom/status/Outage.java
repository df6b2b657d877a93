package dev.darkroom.status;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Something that fails again and again: logged once when it begins and once when it is over.
public final class Outage {
    private final Logger log;
    private final String what;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Instant> began = new AtomicReference<>();

    /// @param what is going on, as a clause: "events are not committed"
    public Outage(Logger log, String what, InstantSource clock) {
        this.log = log;
        this.what = what;
        this.clock = clock;
    }

    public void failed(Exception cause) {
        if (began.compareAndSet(null, clock.instant())) {
            log.warnf(cause, "%s; trying on", what);
        } else {
            log.debugf(cause, "%s still", what);
        }
    }

    public void over() {
        Instant since = began.getAndSet(null);
        if (since != null) {
            Duration length = Duration.between(since, clock.instant());
            log.infof("over after %s: %s", length, what);
        }
    }

    /// When it began, if it is not over.
    public Optional<Instant> since() {
        return Optional.ofNullable(began.get());
    }

    public String what() {
        return what;
    }
}
