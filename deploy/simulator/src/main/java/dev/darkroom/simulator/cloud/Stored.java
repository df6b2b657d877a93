package dev.darkroom.simulator.cloud;

/// An object of a bucket as it was read.
public record Stored<T>(T content, String etag) {

    /// Short, for the trace.
    @Override
    public String toString() {
        return etag;
    }
}
