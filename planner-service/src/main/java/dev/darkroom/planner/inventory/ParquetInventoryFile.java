package dev.darkroom.planner.inventory;

import dev.darkroom.planner.storage.StorageFailure;
import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.schema.ColumnProjection;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// A data file of an inventory in Parquet. What is where stands at its end, so it is copied to this
/// machine's disk first, and its checksum verified; then batches of rows are held in memory, of
/// those columns that are needed.
final class ParquetInventoryFile {
    private static final int ROWS_A_BATCH = 8_192;
    private static final int COPIED_AT_ONCE = 1 << 18;

    private final DataFileStream file;

    ParquetInventoryFile(DataFileStream file) {
        this.file = file;
    }

    /// @throws InventoryUnusable if the file is damaged
    void read(Consumer<CataloguedObject> objects) {
        Path copy = copy();
        try {
            file.verify();
            try (HardwoodContext context = HardwoodContext.create(1);
                    var parquet =
                            decode(() -> ParquetFileReader.open(InputFile.of(copy), context))) {
                batches(parquet, objects);
            }
        } catch (IOException e) {
            throw new StorageFailure("Closing " + copy, e);
        } finally {
            delete(copy);
        }
    }

    private void batches(ParquetFileReader parquet, Consumer<CataloguedObject> objects) {
        ParquetColumns columns = decode(() -> ParquetColumns.of(parquet.getFileSchema()));
        var classes = new Word(CataloguedObject.STANDARD);
        try (ColumnReaders readers =
                decode(() ->
                        parquet.buildColumnReaders(ColumnProjection.columns(columns.toRead()))
                                .batchSize(ROWS_A_BATCH)
                                .build())) {
            while (true) {
                Optional<ParquetBatch> batch =
                        decode(() ->
                                readers.nextBatch()
                                        ? Optional.of(new ParquetBatch(columns, readers, classes))
                                        : Optional.empty());
                if (batch.isEmpty()) {
                    return;
                }
                objects(batch.get(), objects);
            }
        }
    }

    private void objects(ParquetBatch batch, Consumer<CataloguedObject> objects) {
        for (int row = 0; row < batch.rows(); row++) {
            if (batch.isObject(row)) {
                objects.accept(object(batch, row));
            }
        }
    }

    private CataloguedObject object(ParquetBatch batch, int row) {
        try {
            return batch.object(row);
        } catch (IllegalArgumentException e) {
            throw file.damaged(String.valueOf(e.getMessage()), e);
        }
    }

    /// What the reader of Parquet throws, of whatever kind, is the file's fault: its bytes are
    /// those that S3 wrote.
    private <T> T decode(Callable<T> step) {
        try {
            return step.call();
        } catch (Exception e) {
            throw file.damaged("it cannot be read as Parquet: " + e.getMessage(), e);
        }
    }

    private Path copy() {
        try {
            Path copy = Files.createTempFile("inventory-", ".parquet");
            try (OutputStream out = Files.newOutputStream(copy)) {
                byte[] buffer = new byte[COPIED_AT_ONCE];
                for (int read = file.read(buffer, 0, buffer.length);
                        read >= 0;
                        read = file.read(buffer, 0, buffer.length)) {
                    out.write(buffer, 0, read);
                }
            }
            return copy;
        } catch (IOException e) {
            throw new StorageFailure("Copying a data file of an inventory to this machine", e);
        }
    }

    private static void delete(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            throw new StorageFailure("Deleting " + copy, e);
        }
    }
}
