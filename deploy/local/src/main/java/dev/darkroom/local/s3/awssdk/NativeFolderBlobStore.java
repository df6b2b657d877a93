package dev.darkroom.local.s3.awssdk;

import dev.darkroom.local.s3.folder.Buckets;
import dev.darkroom.local.s3.folder.FolderBlobStore;

/// A folder store to which S3Proxy hands conditions on writes and deletes instead of checking them
/// itself.
///
/// S3Proxy learns what a store can do from its class name: one in a package `awssdk` counts as S3
/// itself, which settles `If-Match` and `If-None-Match` as it writes. Any other name has
/// conditional writes refused with 501.
public final class NativeFolderBlobStore extends FolderBlobStore {
    /// A store of these buckets.
    public NativeFolderBlobStore(Buckets buckets) {
        super(buckets);
    }
}
