/// The cloud as far as the cores can tell: S3 with conditional writes, SQS, AWS Batch, and the
/// photos themselves. Each operation takes effect at once; that calls take time and fail is the
/// callers' part.
@NullMarked
package dev.darkroom.simulator.cloud;

import org.jspecify.annotations.NullMarked;
