package dev.darkroom.planner.api;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Some schedules, in the order of their names.
///
/// @param next where the following ones are; absent on the last page
public record SchedulePage(List<ScheduleView> schedules, Optional<URI> next) {
    public SchedulePage {
        schedules = List.copyOf(schedules);
    }
}
