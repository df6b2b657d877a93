package dev.darkroom.worker.develop;

/// The memory of one imager, all of the process counted.
///
/// @param standing bytes that it may hold at any time
/// @param most bytes that it may hold for one photo, when its worker grants them
public record MemoryShares(long standing, long most) {
    /// Less than a JVM with libvips needs for any photo.
    public static final long LEAST = 128L << 20;

    public MemoryShares {
        if (standing < LEAST) {
            throw new IllegalArgumentException(
                    "an imager's memory is %d bytes (expected %d or more)"
                            .formatted(standing, LEAST));
        }
        if (most < standing) {
            throw new IllegalArgumentException(
                    "the memory budget leaves %d bytes for one photo (expected %d or more, an imager's standing share)"
                            .formatted(most, standing));
        }
    }

    /// A share that no grant raises.
    public static MemoryShares fixed(long bytes) {
        return new MemoryShares(bytes, bytes);
    }
}
