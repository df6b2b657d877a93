package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/// The id of a shard within its run: generation and index, written `0-000042`. It follows from the
/// plan alone, so that whoever plans the same snapshot again names the same shards.
public record ShardId(int generation, int index) implements Comparable<ShardId> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})-(\\d{6,9})");
    private static final Comparator<ShardId> ORDER =
            Comparator.comparingInt(ShardId::generation).thenComparingInt(ShardId::index);

    public ShardId {
        Documents.notNegative("generation", generation);
        Documents.within("shard index", index, 0, 999_999_999);
    }

    @JsonCreator
    public static ShardId parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "not a shard id: '%s' (expected generation-index, such as 0-000042)"
                            .formatted(text));
        }
        return new ShardId(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
    }

    @Override
    public int compareTo(ShardId other) {
        return ORDER.compare(this, other);
    }

    @JsonValue
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d-%06d", generation, index);
    }
}
