package dev.darkroom.planner.run;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.batch.BatchClient;

/// Makes the client of AWS Batch; its region, endpoint and credentials come from the SDK's own
/// variables.
final class AwsBatchClients {
    private static final Duration REQUEST = Duration.ofSeconds(20);

    /// The client tries nothing twice: SubmitJob has no idempotency token, and the run loop, which
    /// looks a wave up before it submits it again, retries everything anyway.
    @Produces
    @Singleton
    BatchClient client() {
        return BatchClient.builder()
                .httpClientBuilder(ApacheHttpClient.builder())
                .overrideConfiguration(override ->
                        override.retryStrategy(AwsRetryStrategy.doNotRetry())
                                .apiCallTimeout(REQUEST))
                .build();
    }

    void close(@Disposes BatchClient client) {
        client.close();
    }
}
