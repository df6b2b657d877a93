package dev.darkroom.planner.schedule;

import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.contracts.Json;
import dev.darkroom.planner.storage.ControlObjects;
import dev.darkroom.planner.storage.ListedObject;
import dev.darkroom.planner.storage.Page;
import dev.darkroom.planner.storage.StorageFailure;
import dev.darkroom.planner.storage.StoredObject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// The schedules in the control bucket. Each write of one is conditional.
@Singleton
public final class Schedules {
    private static final String FOLDER = "schedules/";
    private static final String EXTENSION = ".json";

    private final ControlObjects control;

    public Schedules(ControlObjects control) {
        this.control = control;
    }

    /// A schedule as it was read, and what a conditional write of the next one needs.
    public record Stored(Schedule schedule, String etag) {}

    /// What came of a client's spec.
    public sealed interface Change {
        record Created(Schedule schedule) implements Change {}

        record Changed(Schedule schedule) implements Change {}

        /// The spec was equal.
        record Same(Schedule schedule) implements Change {}

        /// It has not the revision that was asked for.
        record Conflict(Optional<Schedule> standing) implements Change {}
    }

    /// Makes a schedule, or gives it another spec.
    ///
    /// @param expected the revision that it must have; 0 for none at all; empty for any
    public Change put(ScheduleName name, ScheduleSpec spec, Optional<Long> expected, Instant now) {
        while (true) {
            Optional<Stored> standing = read(name);
            long revision = standing.map(stored -> stored.schedule().revision()).orElse(0L);
            if (expected.isPresent() && expected.get() != revision) {
                return new Change.Conflict(standing.map(Stored::schedule));
            }
            if (standing.isEmpty()) {
                Schedule created = Schedule.created(name, spec, now);
                if (control.create(key(name), bytes(created), Map.of()).isPresent()) {
                    return new Change.Created(created);
                }
            } else if (standing.get().schedule().spec().equals(spec)) {
                return new Change.Same(standing.get().schedule());
            } else {
                Schedule changed = standing.get().schedule().changed(spec, now);
                if (save(changed, standing.get().etag())) {
                    return new Change.Changed(changed);
                }
            }
        }
    }

    public Optional<Stored> read(ScheduleName name) {
        return control.read(key(name))
                .map(object -> new Stored(schedule(name, object), object.etag()));
    }

    /// @return whether it was still the one with this etag
    boolean save(Schedule next, String etag) {
        return control.replace(key(next.name()), bytes(next), etag).isPresent();
    }

    /// Deletes a schedule, if it is there; its runs stay.
    public void delete(ScheduleName name) {
        control.delete(key(name));
    }

    /// The names of schedules after a name, in order, up to [ControlObjects#PAGE].
    public Page<ScheduleName> names(Optional<ScheduleName> after) {
        Page<ListedObject> page = control.list(FOLDER, after.map(Schedules::key));
        return new Page<>(
                page.items().stream()
                        .map(ListedObject::key)
                        .filter(key -> key.endsWith(EXTENSION))
                        .map(key ->
                                new ScheduleName(
                                        key.substring(
                                                FOLDER.length(),
                                                key.length() - EXTENSION.length())))
                        .toList(),
                page.more());
    }

    private static String key(ScheduleName name) {
        return FOLDER + name + EXTENSION;
    }

    private static byte[] bytes(Schedule schedule) {
        return Json.text(schedule).getBytes(StandardCharsets.UTF_8);
    }

    private static Schedule schedule(ScheduleName name, StoredObject object) {
        try {
            return Json.message(object.text(), Schedule.class);
        } catch (InvalidDocument e) {
            throw new StorageFailure(
                    "The document of schedule %s is invalid at '%s'".formatted(name, e.path()), e);
        }
    }
}
