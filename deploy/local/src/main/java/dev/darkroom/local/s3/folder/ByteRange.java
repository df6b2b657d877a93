package dev.darkroom.local.s3.folder;

import java.util.Optional;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.SdkRequests;
import org.jspecify.annotations.Nullable;

/// The bytes of an object that a GET asks for, first and last included.
record ByteRange(long first, long last) {
    private static final int RANGE_NOT_SATISFIABLE = 416;

    /// The range that a `Range` header asks for of an object of this size; 416 when it has none of
    /// it.
    static Optional<ByteRange> of(@Nullable String header, long size) {
        SdkRequests.ByteRange range = SdkRequests.parseRange(header);
        if (range == null) return Optional.empty();
        Long from = range.first();
        Long to = range.last();
        long first = from != null ? from : Math.max(0, size - (to == null ? 0 : to));
        long last = from == null || to == null ? size - 1 : Math.min(to, size - 1);
        if (first >= size || first > last) throw S3Exceptions.fromStatusCode(RANGE_NOT_SATISFIABLE);
        return Optional.of(new ByteRange(first, last));
    }

    long length() {
        return last - first + 1;
    }

    String contentRange(long size) {
        return "bytes %d-%d/%d".formatted(first, last, size);
    }
}
