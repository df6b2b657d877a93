package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which of the objects that a source names are taken: those that meet every condition that is
/// said. The names are those of S3 Batch Operations, from `matchAnyPrefix` to
/// `matchAnyStorageClass`.
///
/// [Vocabulary](https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_JobManifestGeneratorFilter.html)
///
/// @param matchAnyPrefix of the whole key; empty means any
/// @param matchAnyStorageClass as S3 writes them: `STANDARD`, `GLACIER`
/// @param glob of the whole key, as `java.nio` has it: `**` crosses slashes, `*` does not
/// @param oneIn every n-th object by a hash of its key: the same ones each time
/// @param limit so many at most, the first ones in the order of the source
/// @param changedSince an earlier run: objects modified after its source was looked at, if that run
///   had the same recipe; else all
public record ObjectFilter(
        List<String> matchAnyPrefix,
        List<String> matchAnySuffix,
        List<String> matchAnySubstring,
        Optional<Long> objectSizeGreaterThanBytes,
        Optional<Long> objectSizeLessThanBytes,
        Optional<Instant> createdAfter,
        Optional<Instant> createdBefore,
        List<String> matchAnyStorageClass,
        Optional<String> glob,
        Optional<Integer> oneIn,
        Optional<Long> limit,
        Optional<RunName> changedSince) {
    /// Takes every object.
    public static final ObjectFilter ALL =
            read(null, null, null, null, null, null, null, null, null, null, null, null);

    private static final int MOST_WORDS = 1_000;

    public ObjectFilter {
        matchAnyPrefix = words("matchAnyPrefix", matchAnyPrefix);
        matchAnySuffix = words("matchAnySuffix", matchAnySuffix);
        matchAnySubstring = words("matchAnySubstring", matchAnySubstring);
        matchAnyStorageClass = words("matchAnyStorageClass", matchAnyStorageClass);
        objectSizeGreaterThanBytes.ifPresent(
                bytes -> Documents.notNegative("objectSizeGreaterThanBytes", bytes));
        objectSizeLessThanBytes.ifPresent(
                bytes -> Documents.notNegative("objectSizeLessThanBytes", bytes));
        glob.ifPresent(pattern -> Documents.text("glob", pattern));
        oneIn.ifPresent(n -> Documents.within("oneIn", n, 1, Integer.MAX_VALUE));
        limit.ifPresent(n -> Documents.within("limit", n, 1, Long.MAX_VALUE));
    }

    @JsonCreator
    static ObjectFilter read(
            @JsonProperty("matchAnyPrefix") @Nullable List<String> matchAnyPrefix,
            @JsonProperty("matchAnySuffix") @Nullable List<String> matchAnySuffix,
            @JsonProperty("matchAnySubstring") @Nullable List<String> matchAnySubstring,
            @JsonProperty("objectSizeGreaterThanBytes") @Nullable Long objectSizeGreaterThanBytes,
            @JsonProperty("objectSizeLessThanBytes") @Nullable Long objectSizeLessThanBytes,
            @JsonProperty("createdAfter") @Nullable Instant createdAfter,
            @JsonProperty("createdBefore") @Nullable Instant createdBefore,
            @JsonProperty("matchAnyStorageClass") @Nullable List<String> matchAnyStorageClass,
            @JsonProperty("glob") @Nullable String glob,
            @JsonProperty("oneIn") @Nullable Integer oneIn,
            @JsonProperty("limit") @Nullable Long limit,
            @JsonProperty("changedSince") @Nullable RunName changedSince) {
        return new ObjectFilter(
                matchAnyPrefix == null ? List.of() : matchAnyPrefix,
                matchAnySuffix == null ? List.of() : matchAnySuffix,
                matchAnySubstring == null ? List.of() : matchAnySubstring,
                Optional.ofNullable(objectSizeGreaterThanBytes),
                Optional.ofNullable(objectSizeLessThanBytes),
                Optional.ofNullable(createdAfter),
                Optional.ofNullable(createdBefore),
                matchAnyStorageClass == null ? List.of() : matchAnyStorageClass,
                Optional.ofNullable(glob),
                Optional.ofNullable(oneIn),
                Optional.ofNullable(limit),
                Optional.ofNullable(changedSince));
    }

    private static List<String> words(String field, List<String> words) {
        Documents.within(field, "the number of " + field, words.size(), 0, MOST_WORDS);
        words.forEach(word -> Documents.text(field, word));
        return List.copyOf(words);
    }
}
