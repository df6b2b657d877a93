package dev.darkroom.local.s3.folder;

import java.io.IOException;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/// An object that is there: its file and its sidecar.
record StoredObject(Path file, Sidecar sidecar) {
    String key() {
        return sidecar.key();
    }

    String etag() {
        return sidecar.etag();
    }

    long size() {
        return sidecar.stamp().size();
    }

    /// The row of a listing.
    S3Object row() {
        return S3Object.builder()
                .key(key())
                .eTag(quoted(etag()))
                .size(size())
                .lastModified(sidecar.stamp().modified())
                .storageClass("STANDARD")
                .build();
    }

    /// The answer to a GET of all its bytes, or of a range of them.
    GetObjectResponse response(Optional<ByteRange> range) throws IOException {
        GetObjectResponse.Builder response =
                GetObjectResponse.builder()
                        .eTag(quoted(etag()))
                        .lastModified(sidecar.stamp().modified())
                        .contentLength(range.map(ByteRange::length).orElse(size()))
                        .contentType(
                                URLConnection.guessContentTypeFromName(
                                        String.valueOf(file.getFileName())))
                        .metadata(sidecar.metadata());
        ObjectHeaders.apply(sidecar.headers(), response);
        range.ifPresent(part -> response.contentRange(part.contentRange(size())));
        return response.build();
    }

    private static String quoted(String etag) {
        return '"' + etag + '"';
    }
}
