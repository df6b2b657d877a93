package dev.darkroom.local.batch;

import java.time.Instant;

/// An attempt that has ended.
record Attempt(Instant startedAt, Instant stoppedAt, AttemptEnd end, String logStream) {}
