package dev.darkroom.worker.storage;

import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.ManifestRange;
import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.ReportStamp;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.ShardManifest;
import dev.darkroom.contracts.ShardReport;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.worker.edge.AwsFailures;
import dev.darkroom.worker.edge.EdgeException;
import dev.darkroom.worker.edge.EdgeFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/// The control bucket in S3.
public final class S3ControlBucket implements ControlBucket {
    private static final Logger LOG = Logger.getLogger(S3ControlBucket.class);
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final String bucket;

    public S3ControlBucket(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public Optional<RunDocument> run(RunName run) {
        String key = new ControlKeys(run).document();
        return text(key).map(json -> parsed(key, json, RunDocument.class));
    }

    @Override
    public Optional<ReportStamp> findReport(RunName run, ShardId shard) {
        String key = new ControlKeys(run).report(shard);
        return reading(
                        key,
                        () -> s3.headObject(request -> request.bucket(bucket).key(key)).metadata())
                .map(metadata -> stamp(key, metadata));
    }

    @Override
    public List<SourceObject> manifest(ManifestRange range) {
        long last = range.offset() + range.length() - 1;
        // No format, whose digits depend on the locale.
        String bytes = "bytes=" + range.offset() + "-" + last;
        byte[] manifest =
                reading(
                                range.key(),
                                () ->
                                        s3.getObjectAsBytes(request ->
                                                        request.bucket(bucket)
                                                                .key(range.key())
                                                                .ifMatch(
                                                                        S3Etag.quoted(range.etag()))
                                                                .range(bytes))
                                                .asByteArray())
                        .orElseThrow(() -> broken(range.key(), "does not exist"));
        try {
            return ShardManifest.read(manifest);
        } catch (IllegalArgumentException e) {
            throw new EdgeException(EdgeFailure.PERMANENT, "Reading shard manifest " + range, e);
        }
    }

    @Override
    public List<ObjectResult> checkpoint(RunName run, ShardId shard) {
        String key = new ControlKeys(run).checkpoint(shard);
        try {
            return text(key).map(ShardReport::read).orElse(List.of());
        } catch (IllegalArgumentException | EdgeException e) {
            LOG.warnf(e, "checkpoint passed over: key=%s", key);
            return List.of();
        }
    }

    @Override
    public void saveCheckpoint(RunName run, ShardId shard, ReportLines lines) {
        String key = new ControlKeys(run).checkpoint(shard);
        put(
                PutObjectRequest.builder().bucket(bucket).key(key).contentType("text/csv").build(),
                lines);
    }

    @Override
    public ReportStamp writeReport(
            RunName run, ShardId shard, ReportLines lines, ReportStamp stamp) {
        String key = new ControlKeys(run).report(shard);
        var request =
                PutObjectRequest.builder()
                        .bucket(bucket)
                        .key(key)
                        .contentType("text/csv")
                        .metadata(Map.of(ShardReport.STAMP, Json.text(stamp)))
                        .ifNoneMatch("*")
                        .build();
        if (put(request, lines)) {
            return stamp;
        }
        return findReport(run, shard)
                .orElseThrow(() ->
                        new EdgeException(
                                EdgeFailure.TRANSIENT,
                                "Report %s stood and is gone".formatted(key)));
    }

    /// @return whether it was written; if not, the request's condition did not hold
    private boolean put(PutObjectRequest request, ReportLines lines) {
        try {
            s3.putObject(request, RequestBody.fromString(lines.text()));
            return true;
        } catch (SdkException e) {
            if (AwsFailures.status(e) == PRECONDITION_FAILED) {
                return false;
            }
            throw AwsFailures.translate("Writing " + request.key(), e);
        }
    }

    private Optional<String> text(String key) {
        return reading(
                key,
                () ->
                        s3.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                                .asUtf8String());
    }

    private static <T> Optional<T> reading(String key, Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        } catch (SdkException e) {
            throw AwsFailures.translate("Reading " + key, e);
        }
    }

    private static ReportStamp stamp(String key, Map<String, String> metadata) {
        return Optional.ofNullable(metadata.get(ShardReport.STAMP))
                .map(json -> parsed(key, json, ReportStamp.class))
                .orElseThrow(() -> broken(key, "has no metadata " + ShardReport.STAMP));
    }

    private static <T> T parsed(String key, String json, Class<T> type) {
        try {
            return Json.message(json, type);
        } catch (InvalidDocument e) {
            throw new EdgeException(
                    EdgeFailure.PERMANENT, "Reading %s at '%s'".formatted(key, e.path()), e);
        }
    }

    private static EdgeException broken(String key, String problem) {
        return new EdgeException(EdgeFailure.PERMANENT, key + " " + problem);
    }
}
