package dev.darkroom.status;

import static dev.darkroom.status.testing.Events.freshRun;
import static dev.darkroom.status.testing.Events.ofRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.contracts.RunName;
import dev.darkroom.status.testing.EventSender;
import dev.darkroom.status.testing.TestPostgres;
import dev.darkroom.status.testing.TestSqs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The packaged service as a process of its own, told everything by its environment.
final class PackagedStatusServiceIT {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path LOG = Path.of("target/packaged-status-service.log");

    @Test
    void theJarServesProgressAndStopsCleanly() throws Exception {
        RunName run = freshRun();
        try (var postgres = TestPostgres.start();
                var sqs = TestSqs.start();
                var client = TestSqs.client(sqs.endpoint())) {
            String queue = sqs.createQueue("events");
            int port = freePort();
            Process service =
                    start(
                            Map.of(
                                    "QUARKUS_HTTP_PORT", String.valueOf(port),
                                    "QUARKUS_DATASOURCE_JDBC_URL", postgres.url(),
                                    "QUARKUS_DATASOURCE_USERNAME", postgres.user(),
                                    "QUARKUS_DATASOURCE_PASSWORD", postgres.user(),
                                    "DARKROOM_STATUS_EVENT_QUEUE_URL", queue,
                                    "AWS_ENDPOINT_URL_SQS", sqs.endpoint().toString(),
                                    "AWS_REGION", TestSqs.REGION,
                                    "AWS_ACCESS_KEY_ID", TestSqs.KEY,
                                    "AWS_SECRET_ACCESS_KEY", TestSqs.SECRET));
            try {
                await().atMost(PATIENCE).until(() -> isReady(service, port));
                new EventSender(client, queue).send(ofRun(run, 20));
                await().atMost(PATIENCE)
                        .untilAsserted(() ->
                                assertThat(get(port, "/v1/progress/" + run))
                                        .contains("\"final\":200,\"complete\":true"));
            } finally {
                service.destroy();
                if (!service.waitFor(20, TimeUnit.SECONDS)) {
                    service.destroyForcibly();
                }
            }
            assertThat(service.exitValue()).as("exit by SIGTERM").isEqualTo(128 + 15);
        }
        assertThat(Files.readString(LOG))
                .contains("started in")
                .contains("stopped in")
                .doesNotContain("ERROR")
                .doesNotContain("WARN");
    }

    private static Process start(Map<String, String> environment) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder =
                new ProcessBuilder(java, "-jar", JAR.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(LOG.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static boolean isReady(Process service, int port) throws Exception {
        assertThat(service.isAlive()).as("see %s", LOG).isTrue();
        try {
            return get(port, "/q/health/ready").contains("\"status\": \"UP\"");
        } catch (IOException _) {
            return false;
        }
    }

    private static String get(int port, String path) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            var response = http.send(request, BodyHandlers.ofString());
            return response.statusCode() == 200
                    ? response.body()
                    : String.valueOf(response.statusCode());
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
