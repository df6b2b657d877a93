package dev.darkroom.worker.edge;

import java.time.Duration;
import java.util.Set;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/// Paces every attempt of every request of one S3 client, retries included, by what S3 answers: a
/// 503 or 429 slows all of them down. A request waits before it has a connection.
///
/// Not the SDK's adaptive mode: see docs/adr/0005.
public final class S3Pacing implements ExecutionInterceptor {
    private static final Logger LOG = Logger.getLogger(S3Pacing.class);
    private static final Set<Integer> SLOW_DOWN = Set.of(429, 503);
    private static final ExecutionAttribute<Long> SENT_AT =
            new ExecutionAttribute<>("dev.darkroom.sent-at");

    /// A rendition that is given up costs the whole photo once more.
    private static final int ATTEMPTS = 10;

    /// After a refusal the pace is what makes a request wait; the SDK's own wait, of up to 20
    /// seconds, would go on when S3 has long recovered.
    private static final BackoffStrategy AFTER_REFUSAL =
            BackoffStrategy.exponentialDelay(Duration.ofMillis(100), Duration.ofSeconds(4));

    private final RequestPace pace = new RequestPace(System.nanoTime());

    S3Pacing() {}

    /// A client whose requests share one pace. What is retried is limited by the number of attempts
    /// alone: the SDK's own quota would give up early where the pace has slowed down already.
    public static S3Client client(S3ClientBuilder builder) {
        var configuration =
                builder.overrideConfiguration().toBuilder()
                        .addExecutionInterceptor(new S3Pacing())
                        .retryStrategy(
                                DefaultRetryStrategy.standardStrategyBuilder()
                                        .maxAttempts(ATTEMPTS)
                                        .throttlingBackoffStrategy(AFTER_REFUSAL)
                                        .circuitBreakerEnabled(false)
                                        .build());
        return builder.overrideConfiguration(configuration.build()).build();
    }

    @Override
    public void beforeTransmission(
            Context.BeforeTransmission context, ExecutionAttributes attributes) {
        try {
            Thread.sleep(pace.turn(System.nanoTime()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("Interrupted while S3 asks to slow down", e);
        }
        long now = System.nanoTime();
        attributes.putAttribute(SENT_AT, now);
        pace.sent(now);
    }

    @Override
    public void afterTransmission(
            Context.AfterTransmission context, ExecutionAttributes attributes) {
        long sentAt = attributes.getAttribute(SENT_AT);
        if (SLOW_DOWN.contains(context.httpResponse().statusCode())) {
            double before = pace.perSecond();
            pace.refused(sentAt, System.nanoTime());
            if (pace.perSecond() < before) {
                LOG.warnf("S3 asks to slow down: at most %.1f requests/s", pace.perSecond());
            }
        } else {
            pace.served(sentAt);
        }
    }
}
