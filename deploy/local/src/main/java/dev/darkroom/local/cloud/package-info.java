/// The embedded cloud: S3, SQS, AWS Batch and PostgreSQL in one JVM.
@NullMarked
package dev.darkroom.local.cloud;

import org.jspecify.annotations.NullMarked;
