package dev.darkroom.planner.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.ManifestRange;
import dev.darkroom.contracts.PlannedShard;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.planner.cloud.TestCloud;
import dev.darkroom.planner.config.TestConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class SqsJobQueuesIT {
    private static final RunName RUN = new RunName("sqs-trial");

    private final SqsClient sqs = TestCloud.running().sqs();

    @Test
    void queueLivesFromMakingToDeletion() throws Exception {
        String deadLetters = arn(TestCloud.running().queue("dead-letters"));
        var queues = queues(Map.of("dead-letter-queue-arn", deadLetters));

        String url = queues.make(RUN, 0).orElseThrow();

        assertThat(queues.make(RUN, 0)).contains(url);
        assertThat(url).endsWith("/darkroom-sqs-trial");
        var attributes =
                sqs.getQueueAttributes(
                                queue -> queue.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                        .attributes();
        assertThat(attributes)
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "120")
                .hasEntrySatisfying(
                        QueueAttributeName.REDRIVE_POLICY,
                        policy -> assertThat(policy).contains(deadLetters, "1000"));
        assertThat(queues.depth(url).isEmpty()).isTrue();

        List<JobMessage> messages =
                IntStream.range(0, 25).mapToObj(SqsJobQueuesIT::message).toList();
        queues.send(url, messages);
        assertThat(queues.depth(url).visible()).isEqualTo(25);
        assertThat(received(url)).isEqualTo(new HashSet<>(messages));
        assertThat(queues.depth(url)).isEqualTo(new QueueDepth(0, 25, 0));

        queues.delete(RUN, 0);
        queues.delete(RUN, 0);
        assertThat(sqs.listQueues().queueUrls()).doesNotContain(url);
    }

    @Test
    void queueOfAPlannerWithOtherSettingsIsTakenOver() {
        var run = new RunName("sqs-settings");
        String url = queues(Map.of()).make(run, 0).orElseThrow();

        assertThat(queues(Map.of("queue.visibility", "PT30S")).make(run, 0)).contains(url);
        assertThat(
                        sqs.getQueueAttributes(queue ->
                                        queue.queueUrl(url)
                                                .attributeNames(
                                                        QueueAttributeName.VISIBILITY_TIMEOUT))
                                .attributes())
                .containsValue("30");
    }

    @Test
    void anotherGenerationHasAQueueOfItsOwn() {
        var run = new RunName("sqs-generations");
        var queues = queues(Map.of());
        String first = queues.make(run, 0).orElseThrow();

        String second = queues.make(run, 1).orElseThrow();
        queues.delete(run, 0);

        assertThat(second).endsWith("/darkroom-sqs-generations_g1").isNotEqualTo(first);
        assertThat(queues.depth(second).isEmpty()).isTrue();
    }

    private SqsJobQueues queues(Map<String, String> settings) {
        return new SqsJobQueues(sqs, TestConfig.with(settings));
    }

    private Set<JobMessage> received(String url) throws Exception {
        var received = new HashSet<JobMessage>();
        for (int i = 0; i < 10; i++) {
            for (var message :
                    sqs.receiveMessage(receive -> receive.queueUrl(url).maxNumberOfMessages(10))
                            .messages()) {
                received.add(Json.message(message.body(), JobMessage.class));
            }
        }
        return received;
    }

    private String arn(String url) {
        return sqs.getQueueAttributes(
                        queue -> queue.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
    }

    private static JobMessage message(int index) {
        var manifest = new ManifestRange("runs/x/plan/1/manifests-000000.gz", "e", index, 1);
        return JobMessage.of(RUN, 1, new PlannedShard(new ShardId(0, index), manifest, 1, 1));
    }
}
