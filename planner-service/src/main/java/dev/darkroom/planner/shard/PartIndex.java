package dev.darkroom.planner.shard;

import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.PlanPart;
import dev.darkroom.contracts.PlannedShard;
import dev.darkroom.planner.storage.ControlObjects;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// The codec of the index of a part's shards: JSON lines, compressed; first the part, then its
/// shards in their order.
final class PartIndex {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final GZIPOutputStream lines = gzip(bytes);

    void add(PlannedShard shard) {
        write(lines, shard);
    }

    /// The index of a part that holds what was added.
    byte[] end(PlanPart part) {
        close(lines);
        var whole = new ByteArrayOutputStream(bytes.size() + 1_024);
        GZIPOutputStream first = gzip(whole);
        write(first, part);
        close(first);
        whole.writeBytes(bytes.toByteArray());
        return whole.toByteArray();
    }

    /// The part itself.
    static PlanPart part(ControlObjects control, String key) {
        return lines(control, key)
                .findFirst()
                .map(line -> item(key, line, PlanPart.class))
                .orElseThrow(() ->
                        new IllegalStateException(
                                "index of shards %s is empty (expected a part)".formatted(key)));
    }

    /// Its shards from one index to before another.
    static Stream<PlannedShard> shards(ControlObjects control, String key, int from, int to) {
        return lines(control, key)
                .skip(1L + from)
                .limit((long) to - from)
                .map(line -> item(key, line, PlannedShard.class));
    }

    /// The index is read whole: where one gzip member ends, a stream from afar may seem to end.
    private static Stream<String> lines(ControlObjects control, String key) {
        byte[] index =
                control.read(key)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "index of shards %s is missing".formatted(key)))
                        .bytes();
        try {
            return new BufferedReader(
                            new InputStreamReader(
                                    new GZIPInputStream(new ByteArrayInputStream(index)),
                                    StandardCharsets.UTF_8))
                    .lines();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading index of shards " + key, e);
        }
    }

    private static <T> T item(String name, String line, Class<T> type) {
        try {
            return Json.message(line, type);
        } catch (InvalidDocument e) {
            throw new IllegalStateException(
                    "index of shards %s has an invalid line at '%s': %s"
                            .formatted(name, e.path(), line),
                    e);
        }
    }

    private static GZIPOutputStream gzip(ByteArrayOutputStream bytes) {
        try {
            return new GZIPOutputStream(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Starting an index of shards in memory", e);
        }
    }

    private static void write(GZIPOutputStream lines, Object item) {
        try {
            lines.write((Json.text(item) + '\n').getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Compressing an index of shards in memory", e);
        }
    }

    private static void close(GZIPOutputStream lines) {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Ending an index of shards in memory", e);
        }
    }
}
