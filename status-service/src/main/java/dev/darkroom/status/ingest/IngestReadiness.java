package dev.darkroom.status.ingest;

import dev.darkroom.status.Outage;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready while events come in: the queue answers and the store commits. An instance that falls
/// behind should not answer for progress.
@Readiness
@Singleton
final class IngestReadiness implements HealthCheck {
    private final IngestLoop loop;

    IngestReadiness(IngestLoop loop) {
        this.loop = loop;
    }

    @Override
    public HealthCheckResponse call() {
        var outage = loop.outage();
        var response =
                HealthCheckResponse.named("ingest").status(loop.isAlive() && outage.isEmpty());
        outage.map(Outage::what).ifPresent(what -> response.withData("outage", what));
        outage.flatMap(Outage::since)
                .ifPresent(since -> response.withData("since", since.toString()));
        return response.build();
    }
}
