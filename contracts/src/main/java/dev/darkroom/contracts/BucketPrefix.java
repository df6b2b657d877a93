package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A bucket and the prefix in it that keys begin with; an empty prefix means the whole bucket.
///
/// Bucket names: [S3's
/// rules](https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html).
public record BucketPrefix(String bucket, String prefix) {
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final int MAX_PREFIX_BYTES = 512;

    public BucketPrefix {
        if (!BUCKET.matcher(Documents.text("bucket", bucket)).matches()) {
            throw new IllegalArgumentException(
                    "not a bucket name: '%s' (expected 3 to 63 lower-case letters, digits, hyphens and dots)"
                            .formatted(bucket));
        }
        int bytes = prefix.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_PREFIX_BYTES) {
            throw new IllegalArgumentException(
                    "prefix has %d bytes in UTF-8 (expected at most %d)"
                            .formatted(bytes, MAX_PREFIX_BYTES));
        }
        prefix.codePoints()
                .filter(BucketPrefix::isRefused)
                .findFirst()
                .ifPresent(character -> {
                    throw new IllegalArgumentException(
                            "prefix has the character U+%04X (expected no control characters, and only those that XML 1.0 allows)"
                                    .formatted(character));
                });
    }

    /// SQS takes no message, and S3 answers by no XML, that holds one of these.
    private static boolean isRefused(int character) {
        return Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE
                || character == 0xFFFE
                || character == 0xFFFF;
    }

    @JsonCreator
    static BucketPrefix read(
            @JsonProperty("bucket") @Nullable String bucket,
            @JsonProperty("prefix") @Nullable String prefix) {
        return new BucketPrefix(Documents.text("bucket", bucket), prefix == null ? "" : prefix);
    }
}
