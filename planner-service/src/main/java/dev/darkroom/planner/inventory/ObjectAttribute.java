package dev.darkroom.planner.inventory;

/// What a filter may ask of an object, and a source may not know.
public enum ObjectAttribute {
    SIZE("Size"),
    LAST_MODIFIED("LastModifiedDate"),
    STORAGE_CLASS("StorageClass");

    private final String column;

    ObjectAttribute(String column) {
        this.column = column;
    }

    /// Its name in an S3 Inventory.
    String column() {
        return column;
    }
}
