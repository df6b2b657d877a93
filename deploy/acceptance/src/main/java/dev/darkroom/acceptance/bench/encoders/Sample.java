package dev.darkroom.acceptance.bench.encoders;

/// One rendition, encoded: what it takes and what it is worth.
///
/// @param cpuMillis of this process, for encoding alone
record Sample(long bytes, double cpuMillis, Similarity similarity) {}
