/// What tests share: a real PostgreSQL, a real SQS, and events.
@NullMarked
package dev.darkroom.status.testing;

import org.jspecify.annotations.NullMarked;
