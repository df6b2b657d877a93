package dev.darkroom.planner.storage;

import dev.darkroom.planner.config.PlannerConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The control bucket in S3.
@Singleton
public final class S3ControlObjects implements ControlObjects {
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int CREATION_ATTEMPTS = 5;

    private final S3Client s3;
    private final String bucket;

    @Inject
    S3ControlObjects(S3Client s3, PlannerConfig config) {
        this(s3, config.controlBucket());
    }

    public S3ControlObjects(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public Optional<StoredObject> read(String key) {
        return attempt(
                "Reading",
                key,
                () -> {
                    try {
                        var object = s3.getObjectAsBytes(get -> get.bucket(bucket).key(key));
                        return Optional.of(
                                new StoredObject(
                                        object.asByteArrayUnsafe(),
                                        unquoted(object.response().eTag())));
                    } catch (NoSuchKeyException _) {
                        return Optional.empty();
                    }
                });
    }

    @Override
    public InputStream open(String key) {
        return attempt("Opening", key, () -> s3.getObject(get -> get.bucket(bucket).key(key)));
    }

    @Override
    public byte[] range(String key, String etag, long offset, long length) {
        String range = "bytes=" + offset + '-' + (offset + length - 1);
        return attempt(
                "Reading " + range + " of",
                key,
                () ->
                        s3.getObjectAsBytes(get ->
                                        get.bucket(bucket)
                                                .key(key)
                                                .ifMatch(quoted(etag))
                                                .range(range))
                                .asByteArrayUnsafe());
    }

    @Override
    public Map<String, String> metadata(String key) {
        return attempt(
                "Reading the metadata of",
                key,
                () ->
                        s3
                                .headObject(head -> head.bucket(bucket).key(key))
                                .metadata()
                                .entrySet()
                                .stream()
                                .collect(
                                        Collectors.toMap(
                                                entry -> entry.getKey().toLowerCase(Locale.ROOT),
                                                Map.Entry::getValue)));
    }

    @Override
    public String put(String key, byte[] bytes) {
        return attempt("Writing", key, () -> send(request(key).build(), bytes));
    }

    @Override
    public Optional<String> create(String key, byte[] bytes, Map<String, String> metadata) {
        var request = request(key).ifNoneMatch("*").metadata(metadata).build();
        return attempt("Creating", key, () -> create(request, bytes, 1));
    }

    /// A 409 says that another creation of the key is under way, which may yet fail: asked again,
    /// S3 knows.
    private Optional<String> create(PutObjectRequest request, byte[] bytes, int attempt) {
        try {
            return Optional.of(send(request, bytes));
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED) {
                return Optional.empty();
            }
            if (e.statusCode() != CONFLICT || attempt == CREATION_ATTEMPTS) {
                throw e;
            }
        }
        long millis = ThreadLocalRandom.current().nextLong(20, 100L << attempt);
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
        return create(request, bytes, attempt + 1);
    }

    @Override
    public Optional<String> replace(String key, byte[] bytes, String etag) {
        var request = request(key).ifMatch(quoted(etag)).build();
        return attempt(
                "Replacing",
                key,
                () -> {
                    try {
                        return Optional.of(send(request, bytes));
                    } catch (S3Exception e) {
                        if (e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT) {
                            return Optional.empty();
                        }
                        throw e;
                    }
                });
    }

    @Override
    public void delete(String key) {
        attempt("Deleting", key, () -> s3.deleteObject(it -> it.bucket(bucket).key(key)));
    }

    @Override
    public Page<ListedObject> list(String prefix, Optional<String> after) {
        var request =
                ListObjectsV2Request.builder()
                        .bucket(bucket)
                        .prefix(prefix)
                        .startAfter(after.orElse(null))
                        .maxKeys(PAGE)
                        .build();
        return attempt(
                "Listing",
                prefix,
                () ->
                        page(
                                request,
                                answer ->
                                        answer.contents().stream().map(S3ControlObjects::listed)));
    }

    @Override
    public Page<String> folders(String prefix, Optional<String> after, int limit) {
        // What is in a folder comes after its name and a slash, and before its name and the next
        // character.
        var request =
                ListObjectsV2Request.builder()
                        .bucket(bucket)
                        .prefix(prefix)
                        .delimiter("/")
                        .startAfter(
                                after.map(name -> prefix + name + (char) ('/' + 1)).orElse(null))
                        .maxKeys(limit)
                        .build();
        return attempt(
                "Listing folders of",
                prefix,
                () ->
                        page(
                                request,
                                answer ->
                                        answer.commonPrefixes().stream()
                                                .map(folder -> folder.prefix())
                                                .map(path ->
                                                        path.substring(
                                                                prefix.length(),
                                                                path.length() - 1))));
    }

    /// The first page that is not empty: among folders lie objects, which may fill a page of S3's.
    private <T> Page<T> page(
            ListObjectsV2Request request, Function<ListObjectsV2Response, Stream<T>> items) {
        ListObjectsV2Response answer = s3.listObjectsV2(request);
        while (true) {
            List<T> found = items.apply(answer).toList();
            boolean more = Boolean.TRUE.equals(answer.isTruncated());
            if (!found.isEmpty() || !more) {
                return new Page<>(found, more);
            }
            String token = answer.nextContinuationToken();
            answer = s3.listObjectsV2(request.toBuilder().continuationToken(token).build());
        }
    }

    private static ListedObject listed(S3Object object) {
        return new ListedObject(object.key(), unquoted(object.eTag()), object.size());
    }

    private PutObjectRequest.Builder request(String key) {
        return PutObjectRequest.builder().bucket(bucket).key(key).contentType(contentType(key));
    }

    private String send(PutObjectRequest request, byte[] bytes) {
        return unquoted(s3.putObject(request, RequestBody.fromBytes(bytes)).eTag());
    }

    private <T> T attempt(String doing, String key, Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkException e) {
            throw new StorageFailure("%s s3://%s/%s".formatted(doing, bucket, key), e);
        }
    }

    private static String contentType(String key) {
        return switch (key.substring(key.lastIndexOf('.') + 1)) {
            case "json" -> "application/json";
            case "csv" -> "text/csv; charset=utf-8";
            case "gz" -> "application/gzip";
            case "zst" -> "application/zstd";
            case String _ -> "application/octet-stream";
        };
    }

    private static String unquoted(String etag) {
        return etag.replace("\"", "");
    }

    private static String quoted(String etag) {
        return '"' + etag + '"';
    }
}
