package dev.darkroom.planner.run;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Keeps this planner's calls of AWS Batch within their rate, before each is made.
final class AwsBatchPacing implements ExecutionInterceptor {
    private final TokenBucket tokens;
    private final InstantSource clock;

    AwsBatchPacing(int callsPerSecond, InstantSource clock) {
        this.tokens = new TokenBucket(callsPerSecond);
        this.clock = clock;
    }

    @Override
    public void beforeExecution(
            Context.BeforeExecution context, ExecutionAttributes executionAttributes) {
        Duration pause = tokens.take(clock.instant());
        if (pause.isPositive()) {
            LockSupport.parkNanos(pause.toNanos());
        }
    }
}
