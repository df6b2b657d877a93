package dev.darkroom.status.testing;

import dev.darkroom.contracts.EventMessage;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.StatusEvent;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The other services' side of the event queue.
public record EventSender(SqsClient sqs, String queue) {

    public void send(StatusEvent... events) {
        send(List.of(events));
    }

    public void send(List<StatusEvent> events) {
        sendText(Json.text(EventMessage.of(events)));
    }

    public void sendText(String body) {
        sqs.sendMessage(message -> message.queueUrl(queue).messageBody(body));
    }
}
