/// The one class whose package name tells S3Proxy what its store can do.
@NullMarked
package dev.darkroom.local.s3.awssdk;

import org.jspecify.annotations.NullMarked;
