package dev.darkroom.planner.run;

import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.StatusEvent;
import dev.darkroom.contracts.StatusEvent.DeadLetterSeen;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/// Tells of each message in the dead-letter queue once; two planners, or one that was started anew,
/// tell of it again, which says the same.
@Singleton
final class DeadLetterWatch {
    private static final Logger LOG = Logger.getLogger(DeadLetterWatch.class);

    /// Messages remembered; beyond them the oldest are told again.
    private static final int MOST_REMEMBERED = 10_000;

    private final DeadLetters letters;
    private final StatusEvents events;
    private final PlannerMetrics metrics;
    private final InstantSource clock;
    private final Set<String> told = new LinkedHashSet<>();

    DeadLetterWatch(
            DeadLetters letters, StatusEvents events, PlannerMetrics metrics, InstantSource clock) {
        this.letters = letters;
        this.events = events;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Called by one thread at a time.
    void look() {
        try {
            tell(
                    letters.look().stream()
                            .filter(letter -> !told.contains(letter.messageId()))
                            .toList());
        } catch (RuntimeException e) {
            LOG.warn("the dead-letter queue could not be looked at", e);
        }
    }

    private void tell(List<DeadLetters.Letter> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        var seen = new ArrayList<StatusEvent>();
        fresh.forEach(letter -> seen.add(event(letter)));
        events.publish(seen);
        for (DeadLetters.Letter letter : fresh) {
            if (told.add(letter.messageId())) {
                metrics.sawDeadLetter();
            }
        }
        LOG.warnf("%d job messages came into the dead-letter queue", fresh.size());
        while (told.size() > MOST_REMEMBERED) {
            told.remove(told.iterator().next());
        }
    }

    private DeadLetterSeen event(DeadLetters.Letter letter) {
        Optional<JobMessage> message = message(letter);
        return new DeadLetterSeen(
                message.map(JobMessage::run),
                letter.messageId(),
                message.map(job -> job.shard().id()),
                clock.instant());
    }

    private static Optional<JobMessage> message(DeadLetters.Letter letter) {
        try {
            return Optional.of(Json.message(letter.body(), JobMessage.class));
        } catch (InvalidDocument e) {
            LOG.warnf(e, "not a job message id=%s", letter.messageId());
            return Optional.empty();
        }
    }
}
