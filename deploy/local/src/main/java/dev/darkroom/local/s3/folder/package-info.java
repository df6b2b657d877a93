/// Buckets that are folders, and objects that are files.
///
/// S3Proxy's own folder store is not used. It writes unfinished objects beside finished ones, where
/// a listing sees them, loses user metadata where the file system has no extended attributes,
/// checks `If-Match` before it writes instead of while, and sorts keys by UTF-16.
@NullMarked
package dev.darkroom.local.s3.folder;

import org.jspecify.annotations.NullMarked;
