package dev.darkroom.planner.run;

import dev.darkroom.planner.config.PlannerConfig;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.BatchClientBuilder;
import software.amazon.awssdk.services.batch.model.BatchException;

/// Makes the client of AWS Batch; its region, endpoint and credentials come from the SDK's own
/// variables.
final class AwsBatchClients {
    private static final Duration ATTEMPT = Duration.ofSeconds(20);
    private static final Duration CALL = Duration.ofMinutes(2);
    private static final int ATTEMPTS = 6;
    private static final int THROTTLED = 429;

    @Produces
    @Singleton
    BatchClient client(PlannerConfig config, InstantSource clock) {
        return builder(config.batch().callsPerSecond(), clock).build();
    }

    static BatchClientBuilder builder(int callsPerSecond, InstantSource clock) {
        return BatchClient.builder()
                .httpClientBuilder(ApacheHttpClient.builder())
                .overrideConfiguration(override ->
                        override.retryStrategy(whenThrottled())
                                .addExecutionInterceptor(new AwsBatchPacing(callsPerSecond, clock))
                                .apiCallAttemptTimeout(ATTEMPT)
                                .apiCallTimeout(CALL));
    }

    /// Only what Batch refused for its rate is tried again, with jittered back-off: it has done
    /// nothing. Whatever else fails may have: SubmitJob has no idempotency token, and the run loop,
    /// which looks a wave up before it submits it again, retries everything anyway.
    private static RetryStrategy whenThrottled() {
        return DefaultRetryStrategy.standardStrategyBuilder()
                .useClientDefaults(false)
                .maxAttempts(ATTEMPTS)
                .retryOnException(AwsBatchClients::isThrottled)
                .treatAsThrottling(AwsBatchClients::isThrottled)
                .throttlingBackoffStrategy(
                        BackoffStrategy.exponentialDelay(
                                Duration.ofMillis(500), Duration.ofSeconds(20)))
                .circuitBreakerEnabled(false)
                .build();
    }

    private static boolean isThrottled(Throwable failure) {
        return failure instanceof BatchException batch && batch.statusCode() == THROTTLED;
    }

    void close(@Disposes BatchClient client) {
        client.close();
    }
}
