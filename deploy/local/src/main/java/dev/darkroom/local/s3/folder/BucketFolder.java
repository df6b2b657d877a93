package dev.darkroom.local.s3.folder;

import java.nio.file.Path;

/// A bucket that stands for a folder anywhere on disk, whatever that folder is called.
///
/// Reading and writing, nothing but the objects themselves is left in the folder; read-only,
/// nothing in it is ever touched.
public record BucketFolder(BucketName name, Path folder, Access access) {
    /// What clients may do with the folder's files.
    public enum Access {
        READ_WRITE,
        READ_ONLY
    }

    public BucketFolder {
        folder = folder.toAbsolutePath().normalize();
    }

    /// A folder that objects are written to.
    public static BucketFolder readWrite(String name, Path folder) {
        return new BucketFolder(new BucketName(name), folder, Access.READ_WRITE);
    }

    /// A folder that is served as it is.
    public static BucketFolder readOnly(String name, Path folder) {
        return new BucketFolder(new BucketName(name), folder, Access.READ_ONLY);
    }
}
