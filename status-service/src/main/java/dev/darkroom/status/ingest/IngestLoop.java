package dev.darkroom.status.ingest;

import dev.darkroom.status.Outage;
import dev.darkroom.status.StatusConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// The receivers of this instance, from its start to its stop.
@Singleton
final class IngestLoop {
    /// SQS' own limit on a long poll.
    private static final int MOST_POLL_SECONDS = 20;

    private static final Logger LOG = Logger.getLogger(IngestLoop.class);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

    private final EventQueue queue;
    private final Intake intake;
    private final StatusConfig config;
    private final Outage queueOutage;
    private final Outage storeOutage;
    private volatile Map<Thread, Receiver> receivers = Map.of();

    IngestLoop(EventQueue queue, Intake intake, StatusConfig config, InstantSource clock) {
        this.queue = queue;
        this.intake = intake;
        this.config = config;
        this.queueOutage = new Outage(LOG, "the event queue does not answer", clock);
        this.storeOutage = new Outage(LOG, "the store does not commit events", clock);
    }

    void start(@Observes StartupEvent event) {
        check(config.ingest());
        var backOff = new BackOff(config.ingest().firstPause(), config.ingest().longestPause());
        var started = new LinkedHashMap<Thread, Receiver>();
        for (int i = 0; i < config.ingest().receivers(); i++) {
            var receiver = new Receiver(queue, intake, backOff, queueOutage, storeOutage);
            started.put(Thread.ofVirtual().name("receiver-" + i).start(receiver), receiver);
        }
        receivers = started;
        LOG.infof("ingest from %s by %d receivers", config.eventQueueUrl(), receivers.size());
    }

    static void check(StatusConfig.Ingest ingest) {
        if (ingest.receivers() < 1) {
            throw new IllegalArgumentException(
                    "darkroom.status.ingest.receivers is %d (expected at least 1)"
                            .formatted(ingest.receivers()));
        }
        if (ingest.longPoll().isNegative() || ingest.longPoll().toSeconds() > MOST_POLL_SECONDS) {
            throw new IllegalArgumentException(
                    "darkroom.status.ingest.long-poll is %s (expected PT0S to PT%dS)"
                            .formatted(ingest.longPoll(), MOST_POLL_SECONDS));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        receivers.forEach((thread, receiver) -> receiver.stop(thread));
        for (Thread thread : receivers.keySet()) {
            if (!thread.join(TIME_TO_STOP)) {
                LOG.warnf("%s did not stop within %s", thread.getName(), TIME_TO_STOP);
            }
        }
    }

    /// Whether all receivers run; one that ended by itself comes back only with a new process.
    boolean isAlive() {
        var threads = receivers.keySet();
        return !threads.isEmpty() && threads.stream().allMatch(Thread::isAlive);
    }

    /// What goes wrong right now.
    Optional<Outage> outage() {
        return Stream.of(queueOutage, storeOutage)
                .filter(outage -> outage.since().isPresent())
                .findFirst();
    }
}
