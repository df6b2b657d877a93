package dev.darkroom.worker.job;

import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.Destination;
import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.KeyTemplate;
import dev.darkroom.contracts.ManifestRange;
import dev.darkroom.contracts.PlannedShard;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunSpec;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.ShardLimits;
import dev.darkroom.contracts.ShardManifest;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.contracts.WorkerLimits;
import dev.darkroom.local.cloud.EmbeddedCloud;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// S3 and SQS on loopback, with what planner would have put there for one run.
public final class Cloud implements AutoCloseable {
    static final RunName RUN = new RunName("it");
    static final ControlKeys KEYS = new ControlKeys(RUN);

    private final EmbeddedCloud cloud;
    private final S3Client s3;
    private final SqsClient sqs;
    private final String jobQueue;
    private final String eventQueue;

    private Cloud(EmbeddedCloud cloud) {
        this.cloud = cloud;
        s3 = client(S3Client.builder(), "AWS_ENDPOINT_URL_S3");
        sqs = client(SqsClient.builder(), "AWS_ENDPOINT_URL_SQS");
        jobQueue = sqs.createQueue(queue -> queue.queueName("darkroom-it")).queueUrl();
        eventQueue = sqs.createQueue(queue -> queue.queueName("events")).queueUrl();
    }

    public static Cloud start(Path data) throws IOException {
        return new Cloud(EmbeddedCloud.in(data).s3("raw", "processed", "control").sqs().start());
    }

    /// What AWS Batch would set for a worker of the run.
    Map<String, String> environment() {
        var environment = new HashMap<>(cloud.environment());
        environment.put("DARKROOM_WORKER_RUN", RUN.value());
        environment.put("DARKROOM_WORKER_JOB_QUEUE_URL", jobQueue);
        environment.put("DARKROOM_WORKER_EVENT_QUEUE_URL", eventQueue);
        environment.put("DARKROOM_WORKER_CONTROL_BUCKET", "control");
        environment.put("DARKROOM_WORKER_IDLE_TIME", "PT0S");
        environment.put("DARKROOM_WORKER_RECEIVE_WAIT", "PT1S");
        return environment;
    }

    public S3Client s3() {
        return s3;
    }

    public SqsClient sqs() {
        return sqs;
    }

    public String jobQueue() {
        return jobQueue;
    }

    /// Puts an original, as planner would list it.
    public SourceObject original(String key, byte[] content) {
        String etag =
                s3.putObject(put -> put.bucket("raw").key(key), RequestBody.fromBytes(content))
                        .eTag()
                        .replace("\"", "");
        return new SourceObject(key, Optional.empty(), content.length, etag);
    }

    /// Plans one shard and sends its job message.
    ShardId shard(int index, List<SourceObject> objects) {
        byte[] manifest = ShardManifest.write(objects);
        String key = KEYS.manifests(1, index);
        String etag =
                s3.putObject(put -> put.bucket("control").key(key), RequestBody.fromBytes(manifest))
                        .eTag()
                        .replace("\"", "");
        var shard =
                new PlannedShard(
                        new ShardId(0, index),
                        new ManifestRange(key, etag, 0, manifest.length),
                        objects.size(),
                        1);
        String body = Json.text(JobMessage.of(RUN, 1, shard));
        sqs.sendMessage(send -> send.queueUrl(jobQueue).messageBody(body));
        return shard.id();
    }

    /// Writes the run's document: open to workers.
    void run() {
        var spec =
                new RunSpec(
                        RUN,
                        new BucketPrefix("raw", ""),
                        new Destination("processed", "", KeyTemplate.TREE),
                        BuiltInRecipes.web(),
                        ShardLimits.DEFAULT,
                        WorkerLimits.DEFAULT);
        String json = Json.text(WorkerLoopTest.running(spec));
        s3.putObject(
                put -> put.bucket("control").key(KEYS.document()), RequestBody.fromString(json));
    }

    List<String> events() {
        return sqs
                .receiveMessage(it -> it.queueUrl(eventQueue).maxNumberOfMessages(10))
                .messages()
                .stream()
                .map(Message::body)
                .toList();
    }

    /// Messages of the job queue, visible ones and others.
    List<String> jobs() {
        var attributes =
                sqs.getQueueAttributes(it ->
                                it.queueUrl(jobQueue)
                                        .attributeNames(
                                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                                QueueAttributeName
                                                        .APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                        .attributes();
        return List.of(
                attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
                attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    }

    /// A client of this S3, still to be given what is special about it.
    public S3ClientBuilder s3Builder() {
        return configured(S3Client.builder(), "AWS_ENDPOINT_URL_S3");
    }

    private <B extends AwsClientBuilder<B, C>, C> C client(B builder, String endpoint) {
        return configured(builder, endpoint).build();
    }

    private <B extends AwsClientBuilder<B, C>, C> B configured(B builder, String endpoint) {
        Map<String, String> environment = cloud.environment();
        var credentials =
                AwsBasicCredentials.create(
                        environment.getOrDefault("AWS_ACCESS_KEY_ID", ""),
                        environment.getOrDefault("AWS_SECRET_ACCESS_KEY", ""));
        return builder.endpointOverride(URI.create(environment.getOrDefault(endpoint, "")))
                .region(Region.of(environment.getOrDefault("AWS_REGION", "")))
                .credentialsProvider(StaticCredentialsProvider.create(credentials));
    }

    @Override
    public void close() throws IOException {
        s3.close();
        sqs.close();
        cloud.close();
    }
}
