package dev.darkroom.planner.run;

import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.RunName;
import java.util.List;
import java.util.Optional;

/// The job queues, one a generation of a run: a planner that deletes an old one late deletes none
/// that is in use.
interface JobQueues {
    /// Makes the queue of a run's generation, unless it exists, and returns its URL; empty while
    /// the name of one that was deleted just now is not free.
    Optional<String> make(RunName run, int generation);

    /// Returns when all messages are in the queue for sure; some may be in it twice.
    void send(String url, List<JobMessage> messages);

    QueueDepth depth(String url);

    /// Deletes the queue of a run's generation, if there is one.
    void delete(RunName run, int generation);
}
