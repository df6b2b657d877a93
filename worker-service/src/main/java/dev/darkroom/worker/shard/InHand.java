package dev.darkroom.worker.shard;

import java.util.HashMap;
import java.util.Map;

/// The objects of a shard that are being processed, bounded by number and bytes.
final class InHand {
    private final int window;
    private final long windowBytes;
    private final Map<Integer, Long> sizes = new HashMap<>();
    private long bytes;

    InHand(int window, long windowBytes) {
        this.window = window;
        this.windowBytes = windowBytes;
    }

    boolean isEmpty() {
        return sizes.isEmpty();
    }

    /// Whether there is room for one more; alone, an object of any size has room.
    boolean admits(long size) {
        return isEmpty() || (sizes.size() < window && bytes + size <= windowBytes);
    }

    void add(int index, long size) {
        sizes.put(index, size);
        bytes += size;
    }

    boolean contains(int index) {
        return sizes.containsKey(index);
    }

    /// @return whether it was in hand
    boolean remove(int index) {
        Long size = sizes.remove(index);
        if (size == null) {
            return false;
        }
        bytes -= size;
        return true;
    }

    void clear() {
        sizes.clear();
        bytes = 0;
    }
}
