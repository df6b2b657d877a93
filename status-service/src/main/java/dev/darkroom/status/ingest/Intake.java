package dev.darkroom.status.ingest;

import dev.darkroom.status.ingest.Reading.Malformed;
import dev.darkroom.status.ingest.Reading.Understood;
import dev.darkroom.status.metrics.IngestMeters;
import dev.darkroom.status.progress.Applied;
import dev.darkroom.status.progress.Changes;
import dev.darkroom.status.progress.ProgressStore;
import dev.darkroom.status.progress.StoreFailure;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/// The taking in of deliveries: what is understood is committed in one transaction, what is not is
/// kept aside. Afterwards all of them may be deleted.
@Singleton
final class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);

    private final ProgressStore store;
    private final MalformedMessages malformedMessages;
    private final IngestMeters meters;

    Intake(ProgressStore store, MalformedMessages malformedMessages, IngestMeters meters) {
        this.store = store;
        this.malformedMessages = malformedMessages;
        this.meters = meters;
    }

    /// Takes deliveries in, so that they need not come again.
    ///
    /// @throws StoreFailure if they must, or must be tried again
    void take(List<Delivery> deliveries) {
        var understood = new ArrayList<Understood>();
        var malformed = new ArrayList<Malformed>();
        for (Delivery delivery : deliveries) {
            switch (Reading.of(delivery)) {
                case Understood message -> understood.add(message);
                case Malformed message -> malformed.add(message);
            }
        }
        Applied applied = commit(understood, malformed);
        if (!malformed.isEmpty()) {
            malformedMessages.keep(malformed);
            malformed.forEach(Intake::log);
        }
        meters.ingested(applied, malformed.size());
        deliveries.forEach(delivery -> meters.lag(delivery.sentAt()));
    }

    /// If the store refuses the whole, each message is committed by itself, so that one bad message
    /// costs no other: what is refused then is malformed.
    private Applied commit(List<Understood> messages, List<Malformed> malformed) {
        try {
            return commit(messages);
        } catch (StoreFailure e) {
            if (!e.isRefused()) {
                throw e;
            }
            if (messages.size() == 1) {
                String reason = "refused by the store: " + e.why();
                malformed.add(new Malformed(messages.getFirst().delivery(), reason));
                return Applied.NOTHING;
            }
            return messages.stream()
                    .map(message -> commit(List.of(message), malformed))
                    .reduce(Applied.NOTHING, Applied::plus);
        }
    }

    private Applied commit(List<Understood> messages) {
        var changes = messages.stream().map(Understood::changes).toList();
        return store.commit(changes.stream().flatMap(it -> it.list().stream()).toList())
                .besides(
                        changes.stream().mapToInt(Changes::passedOver).sum(),
                        changes.stream().mapToInt(Changes::unknown).sum());
    }

    private static void log(Malformed message) {
        LOG.warnf(
                "malformed message kept in malformed_message id=%s reason=%s",
                message.delivery().messageId(),
                // It may quote the message's text.
                message.reason().replaceAll("\\p{Cntrl}+", " "));
    }
}
