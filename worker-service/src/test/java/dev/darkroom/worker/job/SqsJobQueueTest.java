package dev.darkroom.worker.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

class SqsJobQueueTest {
    private final EmptyQueue sqs = new EmptyQueue();

    @ParameterizedTest
    @CsvSource({"PT0S, 0", "PT0.001S, 1", "PT1S, 1", "PT19.5S, 20", "PT20S, 20"})
    void aWaitIsRoundedUpToWholeSeconds(Duration wait, int seconds) {
        var queue = new SqsJobQueue(sqs, "jobs");
        assertThat(queue.receive(wait, Duration.ofMinutes(2))).isEqualTo(new JobQueue.Nothing());
        assertThat(sqs.waits).containsExactly(seconds);
    }

    /// SQS with nothing in it.
    private static final class EmptyQueue implements SqsClient {
        private final List<Integer> waits = new ArrayList<>();

        @Override
        public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
            waits.add(request.waitTimeSeconds());
            return ReceiveMessageResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
