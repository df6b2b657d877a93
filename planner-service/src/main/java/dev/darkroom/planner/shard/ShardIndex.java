package dev.darkroom.planner.shard;

import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.PlannedShard;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// The codec of the index of shards: JSON lines in the order of the shards, compressed.
final class ShardIndex {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final GZIPOutputStream lines;

    ShardIndex() throws IOException {
        lines = new GZIPOutputStream(bytes);
    }

    void add(PlannedShard shard) {
        try {
            lines.write((Json.text(shard) + '\n').getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Compressing an index of shards in memory", e);
        }
    }

    byte[] end() throws IOException {
        lines.close();
        return bytes.toByteArray();
    }

    /// The shards of an index; closing the stream closes the input.
    static Stream<PlannedShard> read(String name, InputStream gzip) throws IOException {
        var reader =
                new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(gzip), StandardCharsets.UTF_8));
        return reader.lines().map(line -> shard(name, line)).onClose(() -> close(name, gzip));
    }

    private static PlannedShard shard(String name, String line) {
        try {
            return Json.message(line, PlannedShard.class);
        } catch (InvalidDocument e) {
            throw new IllegalStateException(
                    "index of shards %s has an invalid line at '%s': %s"
                            .formatted(name, e.path(), line),
                    e);
        }
    }

    private static void close(String name, InputStream gzip) {
        try {
            gzip.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Closing " + name, e);
        }
    }
}
