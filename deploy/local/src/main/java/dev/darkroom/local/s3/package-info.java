/// S3 in this JVM: S3Proxy speaks the protocol, folders keep the objects.
@NullMarked
package dev.darkroom.local.s3;

import org.jspecify.annotations.NullMarked;
