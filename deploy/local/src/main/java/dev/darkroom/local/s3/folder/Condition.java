package dev.darkroom.local.s3.folder;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.jspecify.annotations.Nullable;

/// The `If-Match` and `If-None-Match` of a request: nothing, `*`, or an entity tag each.
record Condition(Optional<String> ifMatch, Optional<String> ifNoneMatch) {
    static final Condition NONE = new Condition(Optional.empty(), Optional.empty());

    private static final int NOT_MODIFIED = 304;

    static Condition of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        return new Condition(
                Optional.ofNullable(ifMatch).map(Condition::unquoted),
                Optional.ofNullable(ifNoneMatch).map(Condition::unquoted));
    }

    /// Throws 412 unless a write over what is there now may go on, and 404 where `If-Match` finds
    /// nothing.
    void checkWrite(BucketName bucket, String key, Optional<StoredObject> now) {
        if (ifMatch.isPresent() && now.isEmpty()) {
            throw S3Exceptions.noSuchKey(bucket.value(), key, "If-Match names no object");
        }
        boolean held =
                matches(ifMatch, now, true)
                        && !(now.isPresent() && matches(ifNoneMatch, now, false));
        if (!held) throw S3Exceptions.preconditionFailed(null);
    }

    /// Throws 412 or 304 unless a read of this object may go on.
    void checkRead(StoredObject now, @Nullable Instant since, @Nullable Instant unchangedSince) {
        Instant modified = now.sidecar().stamp().modified();
        boolean changed = unchangedSince != null && modified.isAfter(unchangedSince);
        if (!matches(ifMatch, Optional.of(now), true) || (ifMatch.isEmpty() && changed)) {
            throw S3Exceptions.preconditionFailed(null);
        }
        boolean stale = since != null && !modified.isAfter(since);
        if (matches(ifNoneMatch, Optional.of(now), false) || (ifNoneMatch.isEmpty() && stale)) {
            throw S3Exceptions.fromStatusCode(NOT_MODIFIED, '"' + now.etag() + '"', Map.of(), null);
        }
    }

    private static boolean matches(
            Optional<String> wanted, Optional<StoredObject> now, boolean unasked) {
        return wanted.map(etag ->
                        now.isPresent() && (etag.equals("*") || etag.equals(now.get().etag())))
                .orElse(unasked);
    }

    private static String unquoted(String etag) {
        return etag.length() > 1 && etag.startsWith("\"") && etag.endsWith("\"")
                ? etag.substring(1, etag.length() - 1)
                : etag;
    }
}
