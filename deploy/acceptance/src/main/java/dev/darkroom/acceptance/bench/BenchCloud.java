package dev.darkroom.acceptance.bench;

import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.Destination;
import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.KeyTemplate;
import dev.darkroom.contracts.ManifestRange;
import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.PlannedShard;
import dev.darkroom.contracts.Recipe;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunSpec;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.ShardLimits;
import dev.darkroom.contracts.ShardManifest;
import dev.darkroom.contracts.ShardReport;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.contracts.WorkerLimits;
import dev.darkroom.local.cloud.EmbeddedCloud;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
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
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/// S3 and SQS in this process, with what planner would have put there for one run.
final class BenchCloud implements AutoCloseable {
    static final String RAW = "raw";
    static final String PROCESSED = "processed";
    private static final String CONTROL = "control";
    private static final RunName RUN = new RunName("bench");
    private static final ControlKeys KEYS = new ControlKeys(RUN);
    private static final String PREFIX = "worker/";
    private static final int LONG_POLL = 20;

    private final EmbeddedCloud cloud;
    private final S3Client s3;
    private final SqsClient sqs;
    private final String jobQueue;
    private final String eventQueue;

    private BenchCloud(EmbeddedCloud cloud) {
        this.cloud = cloud;
        s3 = client(S3Client.builder(), "AWS_ENDPOINT_URL_S3");
        sqs = client(SqsClient.builder(), "AWS_ENDPOINT_URL_SQS");
        jobQueue = sqs.createQueue(queue -> queue.queueName("darkroom-bench")).queueUrl();
        eventQueue = sqs.createQueue(queue -> queue.queueName("events")).queueUrl();
    }

    /// Starts a cloud, and writes a run that is open to workers.
    static BenchCloud start(Path data, Recipe recipe) throws IOException {
        var cloud =
                new BenchCloud(EmbeddedCloud.in(data).s3(RAW, PROCESSED, CONTROL).sqs().start());
        String run = Json.text(run(recipe, Clock.systemUTC().instant()));
        cloud.put(CONTROL, KEYS.document(), run.getBytes(StandardCharsets.UTF_8));
        return cloud;
    }

    private static RunDocument run(Recipe recipe, Instant now) {
        var spec =
                new RunSpec(
                        RUN,
                        new BucketPrefix(RAW, ""),
                        new Destination(PROCESSED, PREFIX, KeyTemplate.TREE),
                        recipe,
                        ShardLimits.DEFAULT,
                        WorkerLimits.DEFAULT);
        return RunDocument.forWorkers(spec, RunState.RUNNING, List.of(), now);
    }

    /// What AWS Batch would set for a worker of the run.
    Map<String, String> workerEnvironment(Path scratch) {
        var environment = new HashMap<>(cloud.environment());
        environment.put("DARKROOM_WORKER_RUN", RUN.value());
        environment.put("DARKROOM_WORKER_JOB_QUEUE_URL", jobQueue);
        environment.put("DARKROOM_WORKER_EVENT_QUEUE_URL", eventQueue);
        environment.put("DARKROOM_WORKER_CONTROL_BUCKET", CONTROL);
        environment.put("DARKROOM_WORKER_SCRATCH", scratch.toString());
        environment.put("DARKROOM_WORKER_IDLE_TIME", "PT1H");
        return environment;
    }

    /// The variables by which an SDK finds this cloud.
    Map<String, String> environment() {
        return cloud.environment();
    }

    /// The folder that the worker's renditions of one photo become files in.
    Path renditions(String key) {
        return cloud.s3().folder(PROCESSED).resolve(PREFIX + key);
    }

    /// Puts an original, as planner would list it.
    SourceObject original(String key, byte[] content) {
        return new SourceObject(key, Optional.empty(), content.length, put(RAW, key, content));
    }

    /// Plans a shard and sends its job message.
    ShardId send(int index, List<SourceObject> objects) {
        byte[] manifest = ShardManifest.write(objects);
        String key = KEYS.manifests(1, index);
        var range = new ManifestRange(key, put(CONTROL, key, manifest), 0, manifest.length);
        long bytes = objects.stream().mapToLong(SourceObject::size).sum();
        var shard = new PlannedShard(new ShardId(0, index), range, objects.size(), bytes);
        String body = Json.text(JobMessage.of(RUN, 1, shard));
        sqs.sendMessage(send -> send.queueUrl(jobQueue).messageBody(body));
        return shard.id();
    }

    /// Whether a worker has said that a shard is done, by now or within some seconds.
    boolean awaitShard() {
        List<Message> events =
                sqs.receiveMessage(it ->
                                it.queueUrl(eventQueue)
                                        .maxNumberOfMessages(1)
                                        .waitTimeSeconds(LONG_POLL))
                        .messages();
        events.forEach(event ->
                sqs.deleteMessage(
                        it -> it.queueUrl(eventQueue).receiptHandle(event.receiptHandle())));
        return !events.isEmpty();
    }

    /// What became of a shard's objects.
    List<ObjectResult> report(ShardId shard) {
        return ShardReport.read(
                s3.getObjectAsBytes(get -> get.bucket(CONTROL).key(KEYS.report(shard)))
                        .asUtf8String());
    }

    private String put(String bucket, String key, byte[] content) {
        return s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromBytes(content))
                .eTag()
                .replace("\"", "");
    }

    private <B extends AwsClientBuilder<B, C>, C> C client(B builder, String endpoint) {
        Map<String, String> environment = cloud.environment();
        var credentials =
                AwsBasicCredentials.create(
                        environment.getOrDefault("AWS_ACCESS_KEY_ID", ""),
                        environment.getOrDefault("AWS_SECRET_ACCESS_KEY", ""));
        return builder.endpointOverride(URI.create(environment.getOrDefault(endpoint, "")))
                .region(Region.of(environment.getOrDefault("AWS_REGION", "")))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build();
    }

    @Override
    public void close() throws IOException {
        s3.close();
        sqs.close();
        cloud.close();
    }
}
