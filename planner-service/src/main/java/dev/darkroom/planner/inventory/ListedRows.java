package dev.darkroom.planner.inventory;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.contracts.S3Keys;
import dev.darkroom.planner.storage.StorageFailure;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.ZipException;

/// The rows of a list file, one after another. Each must be the source's: the first that is not
/// throws [SourceUnusable] with the number of its line.
final class ListedRows implements Iterator<ListedRow>, AutoCloseable {
    private static final int WITHOUT_VERSION = 2;
    private static final int WITH_VERSION = 3;

    private final String file;
    private final BucketPrefix source;
    private final CsvReader<CsvRecord> csv;
    private final Iterator<CsvRecord> lines;

    ListedRows(String file, BucketPrefix source, CsvReader<CsvRecord> csv) {
        this.file = file;
        this.source = source;
        this.csv = csv;
        this.lines = csv.iterator();
    }

    @Override
    public boolean hasNext() {
        return attempt(lines::hasNext);
    }

    @Override
    public ListedRow next() {
        CsvRecord line = attempt(lines::next);
        int fields = line.getFieldCount();
        if (fields != WITH_VERSION && fields != WITHOUT_VERSION) {
            throw unusable(
                    line,
                    "has %d fields (expected Bucket,Key or Bucket,Key,VersionId)"
                            .formatted(fields));
        }
        String bucket = line.getField(0);
        if (!bucket.equals(source.bucket())) {
            throw unusable(
                    line, "is of the bucket '%s' (expected %s)".formatted(bucket, source.bucket()));
        }
        String key = key(line);
        if (!key.startsWith(source.prefix())) {
            throw unusable(
                    line,
                    "names '%s' (expected a key that begins with '%s')"
                            .formatted(key, source.prefix()));
        }
        Optional<String> version =
                fields == WITH_VERSION
                        ? Optional.of(line.getField(2)).filter(id -> !id.isEmpty())
                        : Optional.empty();
        return new ListedRow(key, version);
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new StorageFailure("Closing " + file, e);
        }
    }

    private String key(CsvRecord line) {
        String encoded = line.getField(1);
        if (encoded.isEmpty()) {
            throw unusable(line, "has no key");
        }
        try {
            return S3Keys.decode(encoded);
        } catch (IllegalArgumentException _) {
            throw unusable(
                    line,
                    "has the key '%s' (expected it URL-encoded, %%25 for a %%)".formatted(encoded));
        }
    }

    private SourceUnusable unusable(CsvRecord line, String problem) {
        return new SourceUnusable(
                "line %d of %s %s".formatted(line.getStartingLineNumber(), file, problem));
    }

    private <T> T attempt(Supplier<T> read) {
        try {
            return read.get();
        } catch (CsvParseException e) {
            throw e.getCause() instanceof IOException cause ? failure(cause) : noCsv(e);
        } catch (UncheckedIOException e) {
            throw failure(Objects.requireNonNull(e.getCause()));
        }
    }

    private RuntimeException noCsv(CsvParseException e) {
        return new SourceUnusable("%s is no CSV: %s".formatted(file, String.valueOf(e)));
    }

    private RuntimeException failure(IOException e) {
        return switch (e) {
            case ZipException _, EOFException _ ->
                    new SourceUnusable("%s is damaged gzip: %s".formatted(file, e));
            case IOException _ -> new StorageFailure("Reading " + file, e);
        };
    }
}
