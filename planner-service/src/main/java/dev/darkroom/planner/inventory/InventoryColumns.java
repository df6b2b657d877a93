package dev.darkroom.planner.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The columns of an inventory in their order, under the names that its schema gives them:
/// `LastModifiedDate` in CSV, `last_modified_date` in Parquet, which are the same.
public record InventoryColumns(List<String> names) {
    private static final Pattern PARQUET_FIELD =
            Pattern.compile("(?:required|optional)\\s+\\w+\\s+(\\w+)");
    private static final int ABSENT = -1;

    public InventoryColumns {
        names = List.copyOf(names);
        List<String> plain = names.stream().map(InventoryColumns::plain).toList();
        if (plain.stream().distinct().count() < plain.size()) {
            throw new InventoryUnusable(
                    "fileSchema names a column twice: %s".formatted(String.join(", ", names)));
        }
    }

    /// @param schema `Bucket, Key, Size`
    static InventoryColumns ofCsv(String schema) {
        return new InventoryColumns(
                Arrays.stream(schema.split(",", -1)).map(String::strip).toList());
    }

    /// @param schema `message s3.inventory { required binary bucket (UTF8); … }`
    static InventoryColumns ofParquet(String schema) {
        return new InventoryColumns(
                PARQUET_FIELD
                        .matcher(schema)
                        .results()
                        .map((MatchResult field) -> field.group(1))
                        .toList());
    }

    boolean has(String name) {
        return indexOf(name) != ABSENT;
    }

    /// The place of a column, by its name in CSV; negative if there is none.
    int indexOf(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (plain(names.get(i)).equals(plain(name))) {
                return i;
            }
        }
        return ABSENT;
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
