package dev.darkroom.local.batch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a job's container is: here, a command of this machine and its environment.
///
/// @param memoryMiB what the job may use as Batch would be told; processes are not held to it
/// @param timeout how long an attempt may run; empty for as long as it likes
public record JobDefinition(
        String name,
        List<String> command,
        Map<String, String> environment,
        int vcpus,
        int memoryMiB,
        RetryStrategy retryStrategy,
        Optional<Duration> timeout) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,127}");

    public JobDefinition {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "not a job definition name: '%s' (expected 1 to 128 letters, digits, hyphens and underscores)"
                            .formatted(name));
        }
        if (command.isEmpty())
            throw new IllegalArgumentException("command of " + name + " is empty");
        if (vcpus < 1) throw new IllegalArgumentException("vcpus of " + name + " are " + vcpus);
        if (memoryMiB < 4) {
            throw new IllegalArgumentException(
                    "memory of %s is %d MiB (expected at least 4)".formatted(name, memoryMiB));
        }
        checkEnvironment(environment);
    }

    /// A definition of one vCPU that is tried once.
    public static JobDefinition of(
            String name, List<String> command, Map<String, String> environment) {
        return new JobDefinition(
                name, command, environment, 1, 2048, RetryStrategy.ONCE, Optional.empty());
    }

    /// The same with this retry strategy.
    public JobDefinition with(RetryStrategy strategy) {
        return new JobDefinition(name, command, environment, vcpus, memoryMiB, strategy, timeout);
    }

    /// The same with this many vCPUs.
    public JobDefinition withVcpus(int count) {
        return new JobDefinition(
                name, command, environment, count, memoryMiB, retryStrategy, timeout);
    }

    /// The same with this timeout.
    public JobDefinition withTimeout(Duration limit) {
        return new JobDefinition(
                name, command, environment, vcpus, memoryMiB, retryStrategy, Optional.of(limit));
    }

    private static void checkEnvironment(Map<String, String> environment) {
        for (String name : environment.keySet()) {
            if (name.startsWith("AWS_BATCH")) {
                throw new IllegalArgumentException(
                        "environment has %s (names that begin with AWS_BATCH are Batch's own)"
                                .formatted(name));
            }
        }
    }
}
