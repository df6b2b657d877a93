package dev.darkroom.local.batch;

/// What jobs run on: here this machine, up to a number of vCPUs in all.
public record ComputeEnvironment(String name, int maxVcpus) {
    public ComputeEnvironment {
        if (maxVcpus < 1) {
            throw new IllegalArgumentException(
                    "maxVcpus of %s are %d (expected at least 1)".formatted(name, maxVcpus));
        }
    }
}
