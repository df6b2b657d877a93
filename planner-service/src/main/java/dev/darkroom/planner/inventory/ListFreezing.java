package dev.darkroom.planner.inventory;

import dev.darkroom.planner.parallel.ParallelWork;
import dev.darkroom.planner.storage.Patience;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// The objects of a list file on their way into a frozen list: each is looked up once, however
/// often it is named.
///
/// To tell what was named before, the rows of a long list are taken in several passes, each those
/// of a slice of all hashes: a pass remembers some two million rows, in up to 130 MB.
final class ListFreezing {
    static final int ROWS_A_PASS = 2_000_000;

    /// A limit takes the first rows, which takes a single pass.
    private static final long MOST_ROWS_WITH_LIMIT = 8_000_000;

    private static final int LOOKED_UP_AT_ONCE = 32;

    private final SourceObjects sources;
    private final String bucket;
    private final ListFile file;
    private final ObjectSink parts;
    private final int rowsAPass;

    ListFreezing(
            SourceObjects sources, String bucket, ListFile file, ObjectSink parts, int rowsAPass) {
        this.sources = sources;
        this.bucket = bucket;
        this.file = file;
        this.parts = parts;
        this.rowsAPass = rowsAPass;
    }

    void freeze(Optional<Long> limit, Runnable stillWorking) {
        long rows = count(stillWorking);
        if (limit.isEmpty()) {
            long passes = Math.ceilDiv(rows, rowsAPass);
            for (long pass = 0; pass < passes; pass++) {
                freeze(pass, passes, LOOKED_UP_AT_ONCE, stillWorking);
            }
        } else if (rows <= MOST_ROWS_WITH_LIMIT) {
            freeze(0, 1, 1, stillWorking);
        } else {
            throw new SourceUnusable(
                    "%s has %d rows (expected at most %d where the filter has a limit: cut the list instead)"
                            .formatted(file.words(), rows, MOST_ROWS_WITH_LIMIT));
        }
    }

    /// Every line is looked at before any object is.
    private long count(Runnable stillWorking) {
        var count = new AtomicLong();
        ParallelWork.waiting(
                1,
                List.of(file).iterator(),
                list -> {
                    try (ListedRows rows = list.rows()) {
                        rows.forEachRemaining(_ -> count.incrementAndGet());
                    }
                },
                stillWorking);
        return count.get();
    }

    private void freeze(long pass, long passes, int atOnce, Runnable stillWorking) {
        try (ListedRows rows = file.rows()) {
            var distinct = new DistinctRows(rows, pass, passes);
            ParallelWork.waiting(atOnce, distinct, this::lookUp, stillWorking);
        }
    }

    /// An object that is gone is planned all the same, so that its result says so.
    private void lookUp(ListedRow row) {
        if (parts.isFull()) {
            return;
        }
        Patience.attempt(() -> sources.head(bucket, row.key(), row.versionId()))
                .ifPresentOrElse(
                        head -> parts.add(head.object(), head.archived()),
                        () -> parts.add(gone(row)));
    }

    private static CataloguedObject gone(ListedRow row) {
        return new CataloguedObject(
                row.key(),
                row.versionId(),
                0,
                "none",
                CataloguedObject.UNKNOWN,
                CataloguedObject.STANDARD);
    }
}
