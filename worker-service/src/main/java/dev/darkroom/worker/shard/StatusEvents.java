package dev.darkroom.worker.shard;

import dev.darkroom.contracts.StatusEvent;
import java.util.List;

/// Whoever keeps the progress of runs.
public interface StatusEvents {

    /// @throws dev.darkroom.worker.edge.EdgeException if they cannot be told
    void publish(List<StatusEvent> events);
}
