package dev.darkroom.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The shard reports of a run, as files: lines of S3 Batch Operations' completion report.
record Reports(Path folder) {
    private static final int KEY = 1;
    private static final int TASK_STATUS = 3;
    private static final int ERROR_CODE = 4;
    private static final int RESULT_MESSAGE = 6;

    /// A source object that has no renditions.
    record Unsuccessful(String key, String code, String message) {}

    /// The first so many source objects that have no renditions, in the order of their keys.
    List<Unsuccessful> unsuccessful(int most) throws IOException {
        var all = new ArrayList<Unsuccessful>();
        var json = new ObjectMapper();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".csv")).toList()) {
                try (var lines = CsvReader.builder().ofCsvRecord(file)) {
                    for (var line : lines) {
                        if (line.getField(TASK_STATUS).equals("failed")) {
                            String message =
                                    json.readTree(line.getField(RESULT_MESSAGE))
                                            .path("reason")
                                            .path("message")
                                            .asText();
                            all.add(
                                    new Unsuccessful(
                                            URLDecoder.decode(
                                                    line.getField(KEY), StandardCharsets.UTF_8),
                                            line.getField(ERROR_CODE),
                                            message));
                        }
                    }
                }
            }
        }
        return all.stream()
                .sorted((one, other) -> one.key().compareTo(other.key()))
                .limit(most)
                .toList();
    }
}
