package dev.darkroom.local.batch;

/// A queue, whose jobs start in the order of their submission.
public record JobQueue(String name, ComputeEnvironment computeEnvironment) {}
