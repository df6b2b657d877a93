package dev.darkroom.status.ingest;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// Alive while the receivers run. An outage of queue or store is no reason to restart, and so not
/// looked at here.
@Liveness
@Singleton
final class IngestLiveness implements HealthCheck {
    private final IngestLoop loop;

    IngestLiveness(IngestLoop loop) {
        this.loop = loop;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("receivers").status(loop.isAlive()).build();
    }
}
