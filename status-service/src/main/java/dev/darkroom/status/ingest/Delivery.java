package dev.darkroom.status.ingest;

import java.time.Instant;

/// One receipt of a message: the same message may be delivered again, under another receipt.
///
/// @param receipt what the queue wants to delete it by
/// @param sentAt when the queue took it in
record Delivery(String messageId, String receipt, String body, Instant sentAt) {}
