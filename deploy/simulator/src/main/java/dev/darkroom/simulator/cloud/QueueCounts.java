package dev.darkroom.simulator.cloud;

/// What GetQueueAttributes answers: approximate numbers of messages.
public record QueueCounts(int visible, int inFlight) {}
