package dev.darkroom.planner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.BatchException;

/// The client of AWS Batch against a server that answers as it is told, 200 when that is used up.
class AwsBatchClientsTest {
    private final Deque<Integer> statuses = new ArrayDeque<>();
    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    calls.incrementAndGet();
                    int status = statuses.isEmpty() ? 200 : statuses.remove();
                    byte[] body =
                            (status == 200
                                            ? "{\"jobId\":\"j\",\"jobName\":\"n\"}"
                                            : "{\"message\":\"no\"}")
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whatBatchRefusesForItsRateIsTriedAgain() {
        statuses.addAll(List.of(429, 429));

        assertThat(submit(client(50))).isEqualTo("j");
        assertThat(calls).hasValue(3);
    }

    @Test
    void whateverElseFailsMayHaveBeenDoneAndIsNot() {
        statuses.add(500);
        try (BatchClient client = client(50)) {
            assertThatThrownBy(() -> submit(client)).isInstanceOf(BatchException.class);
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void callsKeepTheirRate() {
        Instant begun = Instant.now();
        try (BatchClient client = client(10)) {
            for (int i = 0; i < 15; i++) {
                submit(client);
            }
        }
        assertThat(Duration.between(begun, Instant.now()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(500));
    }

    private static String submit(BatchClient client) {
        return client.submitJob(job -> job.jobName("n").jobQueue("q").jobDefinition("d")).jobId();
    }

    private BatchClient client(int callsPerSecond) {
        return AwsBatchClients.builder(callsPerSecond, InstantSource.system())
                .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("key", "secret")))
                .build();
    }
}
