package dev.darkroom.simulator.cloud;

/// A message as it was received once.
///
/// @param receipt of this delivery: a later one of the same message has another
public record Delivery<T>(T body, long message, int receipt) {}
