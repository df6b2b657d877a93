package dev.darkroom.status.progress;

import dev.darkroom.contracts.Tally;

/// What was reported of a run in some recent time.
public record Recent(int shards, long objects, long bytes) {
    public static final Recent NOTHING = new Recent(0, 0, 0);

    Recent plus(Tally tally) {
        return new Recent(shards + 1, objects + tally.total(), bytes + tally.sourceBytes());
    }
}
