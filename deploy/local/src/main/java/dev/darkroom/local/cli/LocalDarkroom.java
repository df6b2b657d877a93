package dev.darkroom.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.local.batch.ComputeEnvironment;
import dev.darkroom.local.batch.JobDefinition;
import dev.darkroom.local.batch.JobQueue;
import dev.darkroom.local.cloud.EmbeddedCloud;
import dev.darkroom.local.process.Leftovers;
import dev.darkroom.local.s3.folder.BucketFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All of Darkroom on this machine: the embedded cloud, planner-service and status-service, and
/// workers when AWS Batch starts them.
final class LocalDarkroom implements AutoCloseable {
    private static final String RAW = "raw";
    private static final String PROCESSED = "processed";
    private static final String CONTROL = "control";

    /// The key template under which renditions mirror the tree of their photos.
    private static final String MIRROR = "{key}/{rendition}.{ext}";

    private static final String JOB_QUEUE = "darkroom-spot";
    private static final String JOB_DEFINITION = "darkroom-worker";

    /// Of job messages: how long somebody who watches must wait after a worker was killed.
    private static final String VISIBILITY = "PT30S";

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Workplace workplace;
    private final EmbeddedCloud cloud;
    private final List<ServiceProcess> services;
    private final Thread atExit;
    private volatile boolean ending;

    private LocalDarkroom(Workplace workplace, EmbeddedCloud cloud, List<ServiceProcess> services) {
        this.workplace = workplace;
        this.cloud = cloud;
        this.services = services;
        this.atExit = new Thread(this::end, "end of darkroom");
    }

    /// Starts everything; planner and status are ready when this returns.
    ///
    /// @param photos served as the raw bucket, read-only
    /// @param renditions served as the processed bucket
    /// @param workers that find room at the same time
    static LocalDarkroom start(
            Checkout checkout, Workplace workplace, Path photos, Path renditions, int workers)
            throws IOException, InterruptedException {
        int vcpus = Math.max(1, Runtime.getRuntime().availableProcessors() / workers);
        var queue =
                new JobQueue(JOB_QUEUE, new ComputeEnvironment("this-machine", vcpus * workers));
        EmbeddedCloud cloud =
                EmbeddedCloud.in(workplace.cloud())
                        .logs(workplace.logs())
                        .s3(CONTROL)
                        .s3(BucketFolder.readOnly(RAW, photos))
                        .s3(BucketFolder.readWrite(PROCESSED, renditions))
                        .sqs()
                        .postgres()
                        .batch(queue, aws -> List.of(worker(checkout, workplace, aws, vcpus)))
                        .start();
        var darkroom = new LocalDarkroom(workplace, cloud, new ArrayList<>());
        Runtime.getRuntime().addShutdownHook(darkroom.atExit);
        try {
            darkroom.startServices(checkout, vcpus);
            return darkroom;
        } catch (IOException | InterruptedException | RuntimeException e) {
            darkroom.close();
            throw e;
        }
    }

    private static JobDefinition worker(
            Checkout checkout, Workplace workplace, Map<String, String> aws, int vcpus) {
        var environment = new HashMap<>(aws);
        environment.put("DARKROOM_WORKER_SCRATCH", workplace.scratch().toString());
        environment.put("DARKROOM_WORKER_IMAGER_COUNT", Integer.toString(vcpus));
        environment.put("DARKROOM_WORKER_IDLE_TIME", "PT5S");
        environment.put("DARKROOM_WORKER_VISIBILITY_TIMEOUT", VISIBILITY);
        List<String> command = checkout.worker().command();
        return JobDefinition.of(JOB_DEFINITION, command, environment).withVcpus(vcpus);
    }

    private void startServices(Checkout checkout, int vcpus)
            throws IOException, InterruptedException {
        Map<String, String> aws = cloud.environment();
        Queues queues = Queues.create(cloud.sqs().endpoint(), aws);
        var planner = new HashMap<>(aws);
        planner.put("DARKROOM_PLANNER_CONTROL_BUCKET", CONTROL);
        planner.put("DARKROOM_PLANNER_EVENT_QUEUE_URL", queues.eventQueueUrl());
        planner.put("DARKROOM_PLANNER_DEAD_LETTER_QUEUE_ARN", queues.deadLetterQueueArn());
        planner.put("DARKROOM_PLANNER_BATCH_JOB_QUEUE", JOB_QUEUE);
        planner.put("DARKROOM_PLANNER_BATCH_JOB_DEFINITION", JOB_DEFINITION);
        planner.put("DARKROOM_PLANNER_BATCH_VCPUS", Integer.toString(vcpus));
        planner.put("DARKROOM_PLANNER_QUEUE_VISIBILITY", VISIBILITY);
        planner.put("DARKROOM_PLANNER_PACE_LOOK", "PT0.5S");
        planner.put("DARKROOM_PLANNER_PACE_QUIET", "PT10S");
        var status = new HashMap<>(aws);
        status.put("DARKROOM_STATUS_EVENT_QUEUE_URL", queues.eventQueueUrl());
        status.put("QUARKUS_DATASOURCE_JDBC_URL", cloud.postgres().jdbcUrl());
        status.put("QUARKUS_DATASOURCE_USERNAME", cloud.postgres().user());
        status.put("QUARKUS_DATASOURCE_PASSWORD", cloud.postgres().password());
        startService(checkout, "planner-service", planner);
        startService(checkout, "status-service", status);
        for (ServiceProcess service : services) {
            service.awaitReady();
        }
    }

    private void startService(Checkout checkout, String name, Map<String, String> environment)
            throws IOException {
        List<String> command = Java.jar(checkout.jar(name), "-Xmx256m");
        ServiceProcess service =
                ServiceProcess.start(name, command, environment, workplace.log(name));
        services.add(service);
        var _ = new Leftovers(workplace.processes(), GRACE).record(service.handle());
    }

    URI planner() {
        return services.getFirst().address();
    }

    URI status() {
        return services.getLast().address();
    }

    Path logs() {
        return workplace.logs();
    }

    /// The variables by which the AWS CLI and SDKs find the embedded cloud.
    Map<String, String> environment() {
        var environment = new TreeMap<>(cloud.environment());
        // The AWS CLI reads it where the SDKs read AWS_REGION.
        environment.put("AWS_DEFAULT_REGION", environment.getOrDefault("AWS_REGION", ""));
        return environment;
    }

    /// The reports of a run.
    Reports reports(String run) {
        return new Reports(cloud.s3().folder(CONTROL).resolve("runs/" + run + "/reports"));
    }

    /// What answers where.
    Map<String, URI> addresses() {
        var addresses = new LinkedHashMap<String, URI>();
        addresses.put("runs", planner().resolve("/v1/runs"));
        addresses.put("progress", status().resolve("/v1/progress"));
        addresses.put("metrics", status().resolve("/q/metrics"));
        addresses.put("APIs", status().resolve("/q/openapi"));
        return addresses;
    }

    /// The body of `POST /v1/runs` for all photos.
    JsonNode spec(
            ObjectMapper json,
            String run,
            Optional<JsonNode> recipe,
            int shardObjects,
            int workers) {
        ObjectNode spec = json.createObjectNode();
        spec.put("name", run);
        spec.putObject("source").put("bucket", RAW);
        spec.putObject("destination").put("bucket", PROCESSED).put("keys", MIRROR);
        recipe.ifPresent(it -> spec.set("recipe", it));
        spec.putObject("shards").put("maxObjects", shardObjects);
        spec.putObject("workers").put("max", workers).put("shardsPerWorker", 1);
        return spec;
    }

    /// @throws CommandFailed if a service has ended
    void requireAlive() {
        services.forEach(ServiceProcess::requireAlive);
    }

    /// Whether this process was told to end, so that whatever fails now fails for that.
    boolean isEnding() {
        return ending;
    }

    @Override
    public void close() {
        if (!ending) {
            Runtime.getRuntime().removeShutdownHook(atExit);
            end();
        }
    }

    /// The services first, then what they stand on, workers included.
    private synchronized void end() {
        ending = true;
        services.reversed().forEach(ServiceProcess::close);
        try {
            cloud.close();
        } catch (IOException e) {
            throw new CommandFailed("the embedded cloud does not end", e);
        }
    }
}
