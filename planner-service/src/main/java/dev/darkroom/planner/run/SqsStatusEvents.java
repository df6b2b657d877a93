package dev.darkroom.planner.run;

import dev.darkroom.contracts.EventMessage;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.StatusEvent;
import dev.darkroom.planner.config.PlannerConfig;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The event queue in SQS.
@Singleton
final class SqsStatusEvents implements StatusEvents {
    /// An event has up to some 2 KB, and SQS bills a message by chunks of 64 KB.
    private static final int EVENTS_A_MESSAGE = 25;

    private final SqsBatches batches;
    private final String url;

    SqsStatusEvents(SqsClient sqs, PlannerConfig config) {
        this.batches = new SqsBatches(sqs);
        this.url = config.eventQueueUrl();
    }

    @Override
    public void publish(List<StatusEvent> events) {
        var messages = new ArrayList<String>();
        for (int from = 0; from < events.size(); from += EVENTS_A_MESSAGE) {
            int to = Math.min(events.size(), from + EVENTS_A_MESSAGE);
            messages.add(Json.text(EventMessage.of(events.subList(from, to))));
        }
        batches.send(url, messages);
    }
}
