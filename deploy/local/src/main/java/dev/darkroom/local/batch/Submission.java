package dev.darkroom.local.batch;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// What a client submitted, checked: the definition already holds the request's overrides.
record Submission(
        JobId id,
        String name,
        JobQueue queue,
        JobDefinition definition,
        OptionalInt arraySize,
        Map<String, String> tags,
        Optional<FairShare> share,
        Instant createdAt) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,127}");
    private static final int MIN_ARRAY = 2;
    private static final int MAX_ARRAY = 10_000;

    Submission {
        tags = Map.copyOf(tags);
        if (!NAME.matcher(name).matches()) {
            throw new ClientException(
                    "Job name '%s' is invalid (expected 1 to 128 letters, digits, hyphens and underscores, the first a letter or digit)"
                            .formatted(name));
        }
        if (arraySize.isPresent()
                && (arraySize.getAsInt() < MIN_ARRAY || arraySize.getAsInt() > MAX_ARRAY)) {
            throw new ClientException(
                    "arrayProperties.size is %d (expected %d to %d)"
                            .formatted(arraySize.getAsInt(), MIN_ARRAY, MAX_ARRAY));
        }
        if (definition.vcpus() > queue.computeEnvironment().maxVcpus()) {
            throw new ClientException(
                    "%d vCPUs are asked for, the compute environment %s has %d"
                            .formatted(
                                    definition.vcpus(),
                                    queue.computeEnvironment().name(),
                                    queue.computeEnvironment().maxVcpus()));
        }
    }

    Submission child(int index) {
        return new Submission(
                id.child(index),
                name,
                queue,
                definition,
                OptionalInt.empty(),
                tags,
                share,
                createdAt);
    }
}
