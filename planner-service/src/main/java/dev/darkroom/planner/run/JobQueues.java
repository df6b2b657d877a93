package dev.darkroom.planner.run;

import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.RunName;
import java.util.List;

/// The job queues, one a run.
interface JobQueues {
    /// Makes the run's queue, unless it exists, and returns its URL.
    String make(RunName run);

    /// Returns when all messages are in the queue for sure; some may be in it twice.
    void send(String url, List<JobMessage> messages);

    QueueDepth depth(String url);

    /// Deletes the run's queue, if there is one.
    void delete(RunName run);
}
