package dev.darkroom.worker.job;

import dev.darkroom.worker.shard.MessageHold;
import java.time.Duration;

/// A run's job queue.
public interface JobQueue {

    /// Receives one job message, invisible to others for a while.
    ///
    /// @param wait for one, at most
    /// @throws dev.darkroom.worker.edge.EdgeException if the queue cannot be asked
    Receipt receive(Duration wait, Duration visibility);

    /// What came of asking.
    sealed interface Receipt {}

    record Delivery(String body, MessageHold hold) implements Receipt {}

    record Nothing() implements Receipt {}

    /// The queue is deleted: the run has ended.
    record NoQueue() implements Receipt {}
}
