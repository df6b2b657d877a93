package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// A bucket and a key in it.
public record ObjectLocation(String bucket, String key) {
    public ObjectLocation {
        var _ = new BucketPrefix(bucket, "");
        Documents.text("key", key);
    }

    @JsonCreator
    static ObjectLocation read(
            @JsonProperty("bucket") @Nullable String bucket,
            @JsonProperty("key") @Nullable String key) {
        return new ObjectLocation(Documents.text("bucket", bucket), Documents.text("key", key));
    }
}
