package dev.darkroom.status.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// The service's two edges, real ones, for the tests that run it inside their own JVM. There the
/// AWS SDK cannot be told by environment variables, so the extension's settings stand in.
public final class LocalEdges implements QuarkusTestResourceLifecycleManager {
    private TestPostgres postgres;
    private TestSqs sqs;

    @Override
    public Map<String, String> start() {
        try {
            postgres = TestPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sqs = TestSqs.start();
        return Map.ofEntries(
                Map.entry("quarkus.datasource.jdbc.url", postgres.url()),
                Map.entry("quarkus.datasource.username", postgres.user()),
                Map.entry("quarkus.datasource.password", postgres.user()),
                Map.entry("quarkus.sqs.endpoint-override", sqs.endpoint().toString()),
                Map.entry("quarkus.sqs.aws.region", TestSqs.REGION),
                Map.entry("quarkus.sqs.aws.credentials.type", "static"),
                Map.entry("quarkus.sqs.aws.credentials.static-provider.access-key-id", TestSqs.KEY),
                Map.entry(
                        "quarkus.sqs.aws.credentials.static-provider.secret-access-key",
                        TestSqs.SECRET),
                Map.entry("quarkus.http.test-port", "0"),
                Map.entry("darkroom.status.event-queue-url", sqs.createQueue("events")),
                Map.entry("darkroom.status.metrics.refresh", "PT0.5S"));
    }

    @Override
    public void stop() {
        if (sqs != null) {
            sqs.close();
        }
        if (postgres != null) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
