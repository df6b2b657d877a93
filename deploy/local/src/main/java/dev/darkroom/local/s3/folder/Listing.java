package dev.darkroom.local.s3.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/// One page of a bucket's listing, as it fills.
final class Listing {
    private static final int MAX_KEYS = 1_000;

    private final String prefix;
    private final String delimiter;
    private final String after;
    private final int maxKeys;
    private final List<S3Object> objects = new ArrayList<>();
    private final List<CommonPrefix> prefixes = new ArrayList<>();
    private String last = "";

    private Listing(ListObjectsV2Request request) {
        prefix = orEmpty(request.prefix());
        delimiter = orEmpty(request.delimiter());
        after =
                request.continuationToken() == null
                        ? orEmpty(request.startAfter())
                        : keyOf(request.continuationToken());
        maxKeys = request.maxKeys() == null ? MAX_KEYS : Math.min(request.maxKeys(), MAX_KEYS);
    }

    /// Reads the object that a walk's entry stands for, if it stands for one.
    interface Reader {
        Optional<StoredObject> read(KeyWalk.Entry entry) throws IOException;
    }

    static ListObjectsV2Response of(FileKeys files, ListObjectsV2Request request, Reader reader)
            throws IOException {
        Listing listing = new Listing(request);
        if (listing.maxKeys == 0) return listing.page(false);
        KeyWalk walk = new KeyWalk(files.root(), listing.prefix, listing.after);
        for (var entry = walk.next(); entry.isPresent(); entry = walk.next()) {
            if (!entry.get().key().startsWith(listing.prefix)) continue;
            Optional<StoredObject> object = reader.read(entry.get());
            if (object.isEmpty() || listing.isOver(object.get())) continue;
            if (listing.isFull()) return listing.page(true);
            listing.add(object.get()).ifPresent(walk::skip);
        }
        return listing.page(false);
    }

    private boolean isOver(StoredObject object) {
        String name = commonPrefix(object.key()).orElse(object.key());
        return KeyOrder.BY_UTF8.compare(name, after) <= 0 || name.equals(last);
    }

    private boolean isFull() {
        return objects.size() + prefixes.size() == maxKeys;
    }

    /// Adds the object or the common prefix that it is rolled up in, which is returned.
    private Optional<String> add(StoredObject object) {
        Optional<String> rolledUp = commonPrefix(object.key());
        rolledUp.ifPresentOrElse(
                name -> prefixes.add(CommonPrefix.builder().prefix(name).build()),
                () -> objects.add(object.row()));
        last = rolledUp.orElse(object.key());
        return rolledUp;
    }

    private Optional<String> commonPrefix(String key) {
        if (delimiter.isEmpty()) return Optional.empty();
        int end = key.indexOf(delimiter, prefix.length());
        return end < 0 ? Optional.empty() : Optional.of(key.substring(0, end + delimiter.length()));
    }

    private ListObjectsV2Response page(boolean truncated) {
        return ListObjectsV2Response.builder()
                .contents(objects)
                .commonPrefixes(prefixes)
                .isTruncated(truncated)
                .nextContinuationToken(truncated ? token(last) : null)
                .build();
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String token(String key) {
        return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String keyOf(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw S3Exceptions.invalidArgument("not a continuation token: " + token);
        }
    }
}
