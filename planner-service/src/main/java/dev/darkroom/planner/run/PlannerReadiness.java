package dev.darkroom.planner.run;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready: the loop is alive, and the control bucket can be listed.
@Readiness
@Singleton
final class PlannerReadiness implements HealthCheck {
    private final RunLoop loop;
    private final RunDocuments documents;

    PlannerReadiness(RunLoop loop, RunDocuments documents) {
        this.loop = loop;
        this.documents = documents;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("planner").withData("loop", loop.isAlive());
        try {
            documents.names(Optional.empty(), 1);
            return answer.withData("controlBucket", true).status(loop.isAlive()).build();
        } catch (RuntimeException e) {
            return answer.withData("controlBucket", false)
                    .withData("reason", String.valueOf(e.getMessage()))
                    .down()
                    .build();
        }
    }
}
