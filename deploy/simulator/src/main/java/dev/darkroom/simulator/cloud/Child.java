package dev.darkroom.simulator.cloud;

/// A child of an array job at one of its attempts: what a worker's environment tells it.
///
/// @param attempt from 1
public record Child(String jobName, String jobId, int index, int attempt) {

    Child retried() {
        return new Child(jobName, jobId, index, attempt + 1);
    }

    @Override
    public String toString() {
        return jobId + ":" + index + "#" + attempt;
    }
}
