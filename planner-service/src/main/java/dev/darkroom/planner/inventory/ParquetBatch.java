package dev.darkroom.planner.inventory;

import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.Validity;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Some rows of a Parquet file, column by column, until the next ones are read. A column that is
/// absent is an array without elements.
final class ParquetBatch {
    private static final long[] NO_NUMBERS = {};

    private final int rows;
    private final boolean[] passedOver;
    private final Texts keys;
    private final Texts etags;
    private final Optional<Texts> versionIds;
    private final Optional<Texts> storageClasses;
    private final long[] sizes;
    private final Validity hasSize;
    private final long[] lastModified;
    private final Validity hasLastModified;
    private final long unitsAMilli;
    private final Word classes;

    ParquetBatch(ParquetColumns columns, ColumnReaders readers, Word classes) {
        rows = readers.getRecordCount();
        passedOver = passedOver(columns, readers);
        keys = Texts.of(readers, columns.key());
        etags = Texts.of(readers, columns.etag());
        versionIds = columns.versionId().map(name -> Texts.of(readers, name));
        storageClasses = columns.storageClass().map(name -> Texts.of(readers, name));
        sizes = readers.getColumnReader(columns.size()).getLongs();
        hasSize = readers.getColumnReader(columns.size()).getLeafValidity();
        Optional<ColumnReader> modified = columns.lastModified().map(readers::getColumnReader);
        lastModified = modified.map(ColumnReader::getLongs).orElse(NO_NUMBERS);
        hasLastModified = modified.map(ColumnReader::getLeafValidity).orElse(Validity.NO_NULLS);
        unitsAMilli = columns.unitsAMilli();
        this.classes = classes;
    }

    int rows() {
        return rows;
    }

    /// Whether a row is the latest version of an object, and no delete marker.
    boolean isObject(int row) {
        return !passedOver[row];
    }

    /// @throws IllegalArgumentException if the row is of no object
    CataloguedObject object(int row) {
        if (hasSize.isNull(row)) {
            throw new IllegalArgumentException("size of %s is missing".formatted(keys.at(row)));
        }
        String etag = etags.at(row);
        if (etag.isEmpty()) {
            throw new IllegalArgumentException("e_tag of %s is missing".formatted(keys.at(row)));
        }
        return new CataloguedObject(
                keys.at(row),
                versionIds.isEmpty()
                        ? Optional.empty()
                        : Optional.of(versionIds.get().at(row)).filter(it -> !it.isEmpty()),
                sizes[row],
                etag.charAt(0) == '"' ? etag.replace("\"", "") : etag,
                lastModified.length == 0 || hasLastModified.isNull(row)
                        ? CataloguedObject.UNKNOWN
                        : Math.floorDiv(lastModified[row], unitsAMilli),
                storageClasses.isEmpty()
                        ? CataloguedObject.STANDARD
                        : storageClasses.get().at(row, classes));
    }

    private static boolean[] passedOver(ParquetColumns columns, ColumnReaders readers) {
        boolean[] passedOver = new boolean[readers.getRecordCount()];
        columns.latest().ifPresent(name -> mark(readers.getColumnReader(name), false, passedOver));
        columns.deleteMarker()
                .ifPresent(name -> mark(readers.getColumnReader(name), true, passedOver));
        return passedOver;
    }

    /// Marks the rows in which a column has a value, and that one.
    private static void mark(ColumnReader column, boolean value, boolean[] marks) {
        boolean[] values = column.getBooleans();
        Validity valid = column.getLeafValidity();
        for (int row = 0; row < marks.length; row++) {
            if (values[row] == value && valid.isNotNull(row)) {
                marks[row] = true;
            }
        }
    }

    /// The values of a column of text; one that is null is empty.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Texts(byte[] bytes, int[] offsets) {
        static Texts of(ColumnReaders readers, String name) {
            ColumnReader reader = readers.getColumnReader(name);
            return new Texts(reader.getBinaryValues(), reader.getBinaryOffsets());
        }

        String at(int row) {
            int from = offsets[row];
            return new String(bytes, from, offsets[row + 1] - from, StandardCharsets.UTF_8);
        }

        String at(int row, Word word) {
            return word.of(bytes, offsets[row], offsets[row + 1]);
        }
    }
}
