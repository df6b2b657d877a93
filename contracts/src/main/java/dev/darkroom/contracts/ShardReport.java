package dev.darkroom.contracts;

import java.util.List;
import java.util.Optional;

/// The codec of object results, in a shard report as in a checkpoint: CSV lines of the completion
/// report of S3 Batch Operations,
/// `Bucket,Key,VersionId,TaskStatus,ErrorCode,HTTPStatusCode,ResultMessage`, the key URL-encoded,
/// the message a JSON document of ours.
///
/// [Format](https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-examples-reports.html)
public final class ShardReport {
    /// The user metadata of a report's object that holds its [ReportStamp] as JSON, so that planner
    /// need not read the lines.
    public static final String STAMP = "darkroom-stamp";

    private static final int COLUMNS = 7;
    private static final int OK = 200;

    private ShardReport() {}

    public static String write(String bucket, String recipeHash, Iterable<ObjectResult> results) {
        return CsvLines.write(results, result -> fields(bucket, recipeHash, result));
    }

    /// @throws IllegalArgumentException if the text is no such report
    public static List<ObjectResult> read(String text) {
        return CsvLines.read("a shard report", text, COLUMNS, ShardReport::result);
    }

    private static List<String> fields(String bucket, String recipeHash, ObjectResult result) {
        boolean succeeded = result.outcome().hasRenditions();
        var message =
                new Message(
                        result.outcome(),
                        result.source().etag(),
                        result.source().size(),
                        recipeHash,
                        result.renditions(),
                        result.reason(),
                        Optional.of(result.warnings()).filter(said -> !said.isEmpty()));
        return List.of(
                bucket,
                S3Keys.encode(result.source().key()),
                result.source().versionId().orElse(""),
                succeeded ? "succeeded" : "failed",
                result.reason().map(Reason::code).orElse(""),
                succeeded ? Integer.toString(OK) : "",
                Json.text(message));
    }

    private static ObjectResult result(List<String> fields) {
        try {
            Message message = Json.message(fields.get(6), Message.class);
            var source =
                    new SourceObject(
                            S3Keys.decode(fields.get(1)),
                            Optional.of(fields.get(2)).filter(version -> !version.isEmpty()),
                            message.size(),
                            message.etag());
            return new ObjectResult(
                    source,
                    message.result(),
                    message.renditions(),
                    message.reason(),
                    message.warnings().orElse(List.of()));
        } catch (InvalidDocument e) {
            throw new IllegalArgumentException(
                    "ResultMessage of %s is invalid at '%s'".formatted(fields.get(1), e.path()), e);
        }
    }

    /// The ResultMessage of a line.
    ///
    /// @param recipe the hash of the recipe
    record Message(
            Outcome result,
            String etag,
            long size,
            String recipe,
            List<RenditionObject> renditions,
            Optional<Reason> reason,
            Optional<List<Reason>> warnings) {
        Message {
            Documents.required("result", result);
            renditions = List.copyOf(Documents.required("renditions", renditions));
        }
    }
}
