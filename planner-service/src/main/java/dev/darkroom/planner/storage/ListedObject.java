package dev.darkroom.planner.storage;

/// An object of the control bucket, as a listing shows it.
public record ListedObject(String key, String etag, long size) {}
