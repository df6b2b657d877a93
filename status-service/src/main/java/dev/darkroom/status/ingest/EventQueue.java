package dev.darkroom.status.ingest;

import java.util.List;

/// The queue of events. A message that is not deleted comes again.
interface EventQueue {

    /// Waits a while for messages; empty if none came.
    ///
    /// @throws QueueFailure if the queue did not answer
    List<Delivery> receive();

    /// Deletes messages. One that cannot be deleted comes again.
    ///
    /// @throws QueueFailure if the queue did not answer
    void delete(List<Delivery> deliveries);
}
