package dev.darkroom.planner.cloud;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Puts the service under test upon the embedded cloud.
public final class CloudOfTheService implements QuarkusTestResourceLifecycleManager {
    private static final Map<String, String> SDK_PROPERTIES =
            Map.of(
                    "AWS_REGION", "aws.region",
                    "AWS_ACCESS_KEY_ID", "aws.accessKeyId",
                    "AWS_SECRET_ACCESS_KEY", "aws.secretAccessKey",
                    "AWS_ENDPOINT_URL_S3", "aws.endpointUrlS3",
                    "AWS_ENDPOINT_URL_SQS", "aws.endpointUrlSqs",
                    "AWS_ENDPOINT_URL_BATCH", "aws.endpointUrlBatch");

    @Override
    public Map<String, String> start() {
        TestCloud cloud = TestCloud.running();
        // In this JVM the SDK's variables cannot be set; its system properties say the same.
        cloud.environment()
                .forEach((variable, value) -> {
                    if (SDK_PROPERTIES.containsKey(variable)) {
                        System.setProperty(SDK_PROPERTIES.get(variable), value);
                    }
                });
        return Map.of(
                "darkroom.planner.control-bucket", "control",
                "darkroom.planner.event-queue-url", cloud.queue("events"),
                "darkroom.planner.batch.job-queue", "workers",
                "darkroom.planner.batch.job-definition", "worker",
                "darkroom.planner.pace.look", "PT0.2S",
                "darkroom.planner.pace.closing", "PT2S");
    }

    @Override
    public void stop() {
        // The cloud is that of the JVM, and ends with it.
    }
}
