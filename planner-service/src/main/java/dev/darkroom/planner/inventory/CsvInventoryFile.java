package dev.darkroom.planner.inventory;

import dev.darkroom.contracts.S3Keys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/// A data file of an inventory in CSV: compressed by gzip, without a header, its columns in the
/// order of the manifest's schema, its keys URL-encoded.
final class CsvInventoryFile {
    private static final int BUFFER = 1 << 16;

    private final DataFileStream file;
    private final int columns;
    private final int key;
    private final int versionId;
    private final int latest;
    private final int deleteMarker;
    private final int size;
    private final int etag;
    private final int lastModified;
    private final int storageClass;
    private final Word classes = new Word(CataloguedObject.STANDARD);

    CsvInventoryFile(DataFileStream file, InventoryColumns columns) {
        this.file = file;
        this.columns = columns.names().size();
        key = columns.indexOf("Key");
        versionId = columns.indexOf("VersionId");
        latest = columns.indexOf("IsLatest");
        deleteMarker = columns.indexOf("IsDeleteMarker");
        size = columns.indexOf("Size");
        etag = columns.indexOf("ETag");
        lastModified = columns.indexOf("LastModifiedDate");
        storageClass = columns.indexOf("StorageClass");
    }

    /// @throws InventoryUnusable if the file is damaged
    void read(Consumer<CataloguedObject> objects) {
        try (var gzip = new GZIPInputStream(file, BUFFER)) {
            var rows = new CsvRows(gzip);
            while (rows.next()) {
                if (rows.fields() != columns) {
                    throw file.damaged(
                            "row %d has %d fields (expected %d, as the manifest's schema has it)"
                                    .formatted(rows.number(), rows.fields(), columns));
                }
                if (!is(rows, latest, 'f') && !is(rows, deleteMarker, 't')) {
                    objects.accept(object(rows));
                }
            }
            file.verify();
        } catch (IOException e) {
            throw file.damaged(String.valueOf(e.getMessage()), e);
        }
    }

    private CataloguedObject object(CsvRows rows) {
        byte[] bytes = rows.buffer();
        try {
            return new CataloguedObject(
                    S3Keys.decode(bytes, rows.start(key), rows.end(key)),
                    versionId(rows),
                    Digits.number(bytes, rows.start(size), rows.end(size)),
                    etag(rows),
                    lastModified < 0
                            ? CataloguedObject.UNKNOWN
                            : Digits.millis(
                                    bytes, rows.start(lastModified), rows.end(lastModified)),
                    storageClass < 0
                            ? CataloguedObject.STANDARD
                            : classes.of(bytes, rows.start(storageClass), rows.end(storageClass)));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw file.damaged("row %d: %s".formatted(rows.number(), e.getMessage()), e);
        }
    }

    private Optional<String> versionId(CsvRows rows) {
        return versionId < 0 || rows.start(versionId) == rows.end(versionId)
                ? Optional.empty()
                : Optional.of(text(rows, versionId));
    }

    private String etag(CsvRows rows) {
        String text = text(rows, etag);
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the ETag is empty");
        }
        return text.charAt(0) == '"' ? text.replace("\"", "") : text;
    }

    private static String text(CsvRows rows, int field) {
        int start = rows.start(field);
        return new String(rows.buffer(), start, rows.end(field) - start, StandardCharsets.UTF_8);
    }

    /// Whether a column, if there is one, is true or false: its first letter tells.
    private static boolean is(CsvRows rows, int field, char letter) {
        return field >= 0
                && rows.start(field) < rows.end(field)
                && Character.toLowerCase((char) rows.buffer()[rows.start(field)]) == letter;
    }
}
