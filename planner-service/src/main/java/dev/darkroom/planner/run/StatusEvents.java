package dev.darkroom.planner.run;

import dev.darkroom.contracts.StatusEvent;
import java.util.List;

/// Who is told what happens to runs. Told twice does no harm.
interface StatusEvents {
    /// Returns when all of them are told for sure.
    void publish(List<StatusEvent> events);
}
