package dev.darkroom.local.s3.folder;

import java.util.regex.Pattern;

/// A bucket's name, in the form that S3 allows.
public record BucketName(String value) implements Comparable<BucketName> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    public BucketName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "not a bucket name: '%s' (expected 3 to 63 lower-case letters, digits, hyphens and dots)"
                            .formatted(value));
        }
    }

    @Override
    public int compareTo(BucketName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
