package dev.darkroom.contracts;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Function;

/// Reads and writes the lines of Darkroom's CSV objects (RFC 4180, no header, lines end in a line
/// feed).
final class CsvLines {
    private CsvLines() {}

    static <T> String write(Iterable<T> items, Function<T, List<String>> fields) {
        var text = new StringWriter();
        var csv = CsvWriter.builder().bufferSize(0).lineDelimiter(LineDelimiter.LF).build(text);
        for (T item : items) {
            csv.writeRecord(fields.apply(item));
        }
        return text.toString();
    }

    /// @param what names the document in the message of the exception
    /// @throws IllegalArgumentException if a line has another number of fields, or a field that
    ///   cannot be read
    static <T> List<T> read(String what, String text, int columns, Function<List<String>, T> item) {
        return CsvReader.builder().ofCsvRecord(text).stream()
                .map(line -> {
                    if (line.getFieldCount() != columns) {
                        throw new IllegalArgumentException(
                                "line %d of %s has %d fields (expected %d)"
                                        .formatted(
                                                line.getStartingLineNumber(),
                                                what,
                                                line.getFieldCount(),
                                                columns));
                    }
                    return item.apply(line.getFields());
                })
                .toList();
    }
}
