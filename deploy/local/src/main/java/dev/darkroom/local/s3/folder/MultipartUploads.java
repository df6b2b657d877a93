package dev.darkroom.local.s3.folder;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.io.ByteSource;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;

/// A bucket's multipart uploads: a folder each, with what the object will be and a file a part.
record MultipartUploads(WritableBucket bucket, Path folder) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
    private static final String OBJECT = "object.json";
    private static final HexFormat HEX = HexFormat.of();

    /// A part that has come: its number and entity tag stand in its file's name.
    record StoredPart(int number, String etag, Path file) {
        static StoredPart of(Path file) {
            String[] name = file.getFileName().toString().split("-", 2);
            return new StoredPart(Integer.parseInt(name[0]), name[1], file);
        }
    }

    String create(NewObject object) throws IOException {
        String id = UUID.randomUUID().toString();
        Path upload = Files.createDirectories(folder.resolve(id));
        Files.write(upload.resolve(OBJECT), JSON.writeValueAsBytes(object));
        return id;
    }

    NewObject object(String id) throws IOException {
        try {
            return JSON.readValue(Files.readAllBytes(upload(id).resolve(OBJECT)), NewObject.class);
        } catch (NoSuchFileException e) {
            throw new S3ProxyException(S3ErrorCode.NO_SUCH_UPLOAD, e);
        }
    }

    String receive(String id, int number, Content content) throws IOException {
        Path upload = upload(id);
        try (Staging.Staged staged = bucket.staging().receive(content)) {
            String etag = staged.md5();
            for (StoredPart part : parts(id)) {
                if (part.number() == number) Files.deleteIfExists(part.file());
            }
            Files.move(
                    staged.file(),
                    upload.resolve(number + "-" + etag),
                    StandardCopyOption.REPLACE_EXISTING);
            return etag;
        }
    }

    List<StoredPart> parts(String id) throws IOException {
        try (Stream<Path> files = Files.list(upload(id))) {
            return files.filter(file -> !file.endsWith(OBJECT))
                    .map(StoredPart::of)
                    .sorted(Comparator.comparingInt(StoredPart::number))
                    .toList();
        } catch (NoSuchFileException e) {
            throw new S3ProxyException(S3ErrorCode.NO_SUCH_UPLOAD, e);
        }
    }

    List<String> ids() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> uploads = Files.list(folder)) {
            return uploads.map(upload -> upload.getFileName().toString()).sorted().toList();
        }
    }

    /// Joins the parts into the object, if the condition holds.
    StoredObject complete(String id, List<Integer> numbers, Condition condition)
            throws IOException {
        NewObject object = object(id);
        List<StoredPart> parts = new ArrayList<>();
        List<StoredPart> uploaded = parts(id);
        for (int number : numbers) {
            parts.add(
                    uploaded.stream()
                            .filter(part -> part.number() == number)
                            .findAny()
                            .orElseThrow(() -> new S3ProxyException(S3ErrorCode.INVALID_PART)));
        }
        MessageDigest digests = Staging.md5();
        parts.forEach(part -> digests.update(HEX.parseHex(part.etag())));
        String etag = HEX.formatHex(digests.digest()) + "-" + parts.size();
        try (Staging.Staged staged = bucket.staging().receive(Content.of(joined(parts)))) {
            StoredObject stored =
                    bucket.publish(object.sidecar(staged.stamp(), etag), staged, condition);
            abort(id);
            return stored;
        }
    }

    void abort(String id) throws IOException {
        for (StoredPart part : parts(id)) Files.deleteIfExists(part.file());
        Files.deleteIfExists(upload(id).resolve(OBJECT));
        Files.deleteIfExists(upload(id));
    }

    private Path upload(String id) {
        if (!ID.matcher(id).matches()) throw new S3ProxyException(S3ErrorCode.NO_SUCH_UPLOAD);
        return folder.resolve(id);
    }

    private static InputStream joined(List<StoredPart> parts) throws IOException {
        return ByteSource.concat(
                        parts.stream().map(part -> MoreFiles.asByteSource(part.file())).toList())
                .openStream();
    }
}
