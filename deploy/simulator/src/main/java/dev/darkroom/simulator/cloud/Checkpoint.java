package dev.darkroom.simulator.cloud;

import dev.darkroom.contracts.ObjectResult;
import java.util.List;

/// A checkpoint in the control bucket.
public record Checkpoint(List<ObjectResult> results) {
    public Checkpoint {
        results = List.copyOf(results);
    }
}
