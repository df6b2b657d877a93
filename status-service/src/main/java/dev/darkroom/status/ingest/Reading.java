package dev.darkroom.status.ingest;

import dev.darkroom.contracts.EventMessage;
import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.contracts.Json;
import dev.darkroom.status.progress.Changes;
import dev.darkroom.status.progress.Projection;

/// What a delivery turned out to be when it was read.
sealed interface Reading {

    /// A message of events.
    record Understood(Delivery delivery, Changes changes) implements Reading {}

    /// A message that no retry will make readable.
    record Malformed(Delivery delivery, String reason) implements Reading {}

    static Reading of(Delivery delivery) {
        try {
            EventMessage message = Json.message(delivery.body(), EventMessage.class);
            return new Understood(delivery, Projection.changes(message.events()));
        } catch (InvalidDocument e) {
            String place = e.path().isEmpty() ? "" : e.path() + ": ";
            return new Malformed(delivery, place + e.getMessage());
        } catch (IllegalArgumentException e) {
            return new Malformed(delivery, String.valueOf(e.getMessage()));
        }
    }
}
