package dev.darkroom.planner.run;

import java.util.List;

/// The dead-letter queue of all job queues. Looking at it takes nothing out of it.
interface DeadLetters {
    /// A message in it.
    record Letter(String messageId, String body) {}

    /// Some of the messages; one that was seen just now may be left out.
    List<Letter> look();
}
