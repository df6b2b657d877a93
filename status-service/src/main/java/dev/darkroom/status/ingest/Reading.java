package dev.darkroom.status.ingest;

import dev.darkroom.contracts.EventMessage;
import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.contracts.Json;
import dev.darkroom.status.progress.Change;
import dev.darkroom.status.progress.Projection;
import java.util.List;

/// What a delivery turned out to be when it was read.
sealed interface Reading {

    /// A message of events.
    ///
    /// @param unknown events of a type that this version does not know
    record Understood(Delivery delivery, List<Change> changes, int unknown) implements Reading {}

    /// A message that no retry will make readable.
    record Malformed(Delivery delivery, String reason) implements Reading {}

    static Reading of(Delivery delivery) {
        try {
            EventMessage message = Json.message(delivery.body(), EventMessage.class);
            List<Change> changes = Projection.changes(message.events());
            return new Understood(delivery, changes, message.events().size() - changes.size());
        } catch (InvalidDocument e) {
            String place = e.path().isEmpty() ? "" : e.path() + ": ";
            return new Malformed(delivery, place + e.getMessage());
        } catch (IllegalArgumentException e) {
            return new Malformed(delivery, String.valueOf(e.getMessage()));
        }
    }
}
