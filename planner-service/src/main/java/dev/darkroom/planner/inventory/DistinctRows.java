package dev.darkroom.planner.inventory;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/// Rows whose hashes are in one slice of all hashes, each row once.
final class DistinctRows implements Iterator<ListedRow> {
    private final Iterator<ListedRow> rows;
    private final long slice;
    private final long slices;
    private final HashSet128 seen = new HashSet128();
    private Optional<ListedRow> next = Optional.empty();

    /// @param slice from 0 to before `slices`
    DistinctRows(Iterator<ListedRow> rows, long slice, long slices) {
        this.rows = rows;
        this.slice = slice;
        this.slices = slices;
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && rows.hasNext()) {
            next = Optional.of(rows.next()).filter(this::isFresh);
        }
        return next.isPresent();
    }

    @Override
    public ListedRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more rows");
        }
        ListedRow row = next.orElseThrow();
        next = Optional.empty();
        return row;
    }

    private boolean isFresh(ListedRow row) {
        ByteBuffer hash = ByteBuffer.wrap(row.hash());
        long high = hash.getLong();
        return Long.remainderUnsigned(high, slices) == slice && seen.add(high, hash.getLong());
    }
}
