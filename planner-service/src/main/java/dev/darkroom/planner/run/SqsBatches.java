package dev.darkroom.planner.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/// Sends message bodies to an SQS queue in batches of ten, and again those that SQS did not take.
final class SqsBatches {
    /// SQS' limit of a batch.
    private static final int ENTRIES = 10;

    private static final int ATTEMPTS = 5;

    private final SqsClient sqs;

    SqsBatches(SqsClient sqs) {
        this.sqs = sqs;
    }

    void send(String url, List<String> bodies) {
        for (int from = 0; from < bodies.size(); from += ENTRIES) {
            sendBatch(url, bodies.subList(from, Math.min(bodies.size(), from + ENTRIES)));
        }
    }

    private void sendBatch(String url, List<String> bodies) {
        List<SendMessageBatchRequestEntry> pending = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            pending.add(entry(Integer.toString(i), bodies.get(i)));
        }
        for (int attempt = 1; ; attempt++) {
            List<SendMessageBatchRequestEntry> entries = pending;
            SendMessageBatchResponse response =
                    sqs.sendMessageBatch(batch -> batch.queueUrl(url).entries(entries));
            if (response.failed().isEmpty()) {
                return;
            }
            if (attempt == ATTEMPTS) {
                throw new IllegalStateException(
                        "SQS did not take %d of %d messages for %s: %s"
                                .formatted(
                                        response.failed().size(),
                                        bodies.size(),
                                        url,
                                        response.failed().getFirst().message()));
            }
            Set<String> failed = new HashSet<>();
            response.failed().stream().map(BatchResultErrorEntry::id).forEach(failed::add);
            pending = entries.stream().filter(entry -> failed.contains(entry.id())).toList();
            long millis = ThreadLocalRandom.current().nextLong(20, 100L << attempt);
            LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
        }
    }

    private static SendMessageBatchRequestEntry entry(String id, String body) {
        return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
    }
}
