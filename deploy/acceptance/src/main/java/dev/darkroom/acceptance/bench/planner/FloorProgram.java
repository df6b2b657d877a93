package dev.darkroom.acceptance.bench.planner;

import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.schema.ColumnProjection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// The reading and decompressing of an inventory's files alone, which nothing in Java can do
/// without: of CSV, every byte; of Parquet, the pages of the columns that planner needs, decoded,
/// too. Its arguments are how many rounds, how many rows there are, and the folder.
final class FloorProgram {
    private static final String[] COLUMNS = {
        "key", "size", "e_tag", "last_modified_date", "storage_class"
    };

    private FloorProgram() {}

    public static void main(String[] args) throws Exception {
        long rows = Long.parseLong(args[1]);
        Path folder = Path.of(args[2]);
        Rounds.measure(
                Integer.parseInt(args[0]),
                () -> {
                    for (Path file : BenchInventory.files(folder)) {
                        if (file.toString().endsWith(".gz")) {
                            inflate(file);
                        } else {
                            decode(file);
                        }
                    }
                    return rows;
                });
    }

    private static void inflate(Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file), buffer.length)) {
            while (in.read(buffer) >= 0) {
                // Only to be read.
            }
        }
    }

    private static void decode(Path file) throws IOException {
        try (var context = HardwoodContext.create(1);
                var parquet = ParquetFileReader.open(InputFile.of(file), context);
                var columns =
                        parquet.buildColumnReaders(ColumnProjection.columns(COLUMNS)).build()) {
            while (columns.nextBatch()) {
                // Only to be decoded.
            }
        }
    }
}
