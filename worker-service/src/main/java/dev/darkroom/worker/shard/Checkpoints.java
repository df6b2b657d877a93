package dev.darkroom.worker.shard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The pace of a session's checkpoints: not too often, one at a time, and only if there is
/// something new.
final class Checkpoints {
    private final Duration every;
    private final Ledger ledger;
    private Instant lastAt;
    private int saved;
    private boolean saving;

    /// @param now when the shard was opened: what the ledger holds then is from the checkpoint
    Checkpoints(Duration every, Ledger ledger, Instant now) {
        this.every = every;
        this.ledger = ledger;
        this.lastAt = now;
        this.saved = ledger.countWorthSaving();
    }

    boolean isSaving() {
        return saving;
    }

    boolean hasUnsaved() {
        return ledger.countWorthSaving() > saved;
    }

    Optional<Instant> wakeAt() {
        return saving || !hasUnsaved() ? Optional.empty() : Optional.of(lastAt.plus(every));
    }

    boolean isDue(Instant now) {
        return wakeAt().filter(at -> !now.isBefore(at)).isPresent();
    }

    ShardAction.SaveCheckpoint save(Instant now) {
        saving = true;
        lastAt = now;
        saved = ledger.countWorthSaving();
        return new ShardAction.SaveCheckpoint(ledger.worthSaving());
    }

    /// Saved or not: a checkpoint is advice, and the next one holds what this one did.
    void answered() {
        saving = false;
    }
}
