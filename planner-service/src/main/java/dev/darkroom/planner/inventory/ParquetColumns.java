package dev.darkroom.planner.inventory;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.schema.ColumnSchema;
import dev.hardwood.schema.FileSchema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The columns of a Parquet file that make an object, as the file itself names them.
record ParquetColumns(
        String key,
        String size,
        String etag,
        Optional<String> versionId,
        Optional<String> latest,
        Optional<String> deleteMarker,
        Optional<String> lastModified,
        Optional<String> storageClass,
        long unitsAMilli) {
    private static final long MICROS_A_MILLI = 1_000;
    private static final long NANOS_A_MILLI = 1_000_000;

    /// @throws IllegalArgumentException if one is missing that must be there, or is of another type
    static ParquetColumns of(FileSchema schema) {
        var columns = new Columns(schema.getColumns());
        return new ParquetColumns(
                columns.needed("Key", PhysicalType.BYTE_ARRAY),
                columns.needed("Size", PhysicalType.INT64),
                columns.needed("ETag", PhysicalType.BYTE_ARRAY),
                columns.name("VersionId", PhysicalType.BYTE_ARRAY),
                columns.name("IsLatest", PhysicalType.BOOLEAN),
                columns.name("IsDeleteMarker", PhysicalType.BOOLEAN),
                columns.name("LastModifiedDate", PhysicalType.INT64),
                columns.name("StorageClass", PhysicalType.BYTE_ARRAY),
                columns.find("LastModifiedDate").map(ParquetColumns::unitsAMilli).orElse(1L));
    }

    String[] toRead() {
        return Stream.concat(
                        Stream.of(key, size, etag),
                        Stream.of(versionId, latest, deleteMarker, lastModified, storageClass)
                                .flatMap(Optional::stream))
                .toArray(String[]::new);
    }

    /// S3 writes milliseconds; others' inventories may have more digits.
    private static long unitsAMilli(ColumnSchema column) {
        return column.logicalType() instanceof LogicalType.TimestampType time
                ? switch (time.unit()) {
                    case MILLIS -> 1;
                    case MICROS -> MICROS_A_MILLI;
                    case NANOS -> NANOS_A_MILLI;
                }
                : 1;
    }

    private record Columns(List<ColumnSchema> schema) {
        String needed(String name, PhysicalType type) {
            return name(name, type)
                    .orElseThrow(() -> new IllegalArgumentException("it has no column " + name));
        }

        Optional<String> name(String name, PhysicalType type) {
            return find(name)
                    .map(column -> {
                        if (column.type() != type) {
                            throw new IllegalArgumentException(
                                    "column %s is of type %s (expected %s)"
                                            .formatted(column.name(), column.type(), type));
                        }
                        return column.name();
                    });
        }

        Optional<ColumnSchema> find(String name) {
            int index =
                    new InventoryColumns(schema.stream().map(ColumnSchema::name).toList())
                            .indexOf(name);
            return index < 0 ? Optional.empty() : Optional.of(schema.get(index));
        }
    }
}
