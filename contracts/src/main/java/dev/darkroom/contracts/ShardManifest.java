package dev.darkroom.contracts;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// The codec of a list of source objects, in a shard manifest as in a frozen listing: a gzip member
/// of CSV lines `key,versionId,size,etag`, the key URL-encoded, the version id empty where there is
/// none. Members one after another are a gzip file again.
public final class ShardManifest {
    private static final int COLUMNS = 4;

    private ShardManifest() {}

    /// One manifest; [ManifestWriter] is for many.
    public static byte[] write(List<SourceObject> objects) {
        return new ManifestWriter().write(objects);
    }

    /// @throws IllegalArgumentException if the bytes are no such manifest
    public static List<SourceObject> read(byte[] gzip) {
        try (var lines = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            String text = new String(lines.readAllBytes(), StandardCharsets.UTF_8);
            return CsvLines.read("a shard manifest", text, COLUMNS, ShardManifest::object);
        } catch (IOException e) {
            throw new IllegalArgumentException("a shard manifest is not gzip, or is cut off", e);
        }
    }

    private static SourceObject object(List<String> fields) {
        return new SourceObject(
                S3Keys.decode(fields.get(0)),
                Optional.of(fields.get(1)).filter(version -> !version.isEmpty()),
                Long.parseLong(fields.get(2)),
                fields.get(3));
    }
}
