package dev.darkroom.local.cloud;

import dev.darkroom.local.batch.JobDefinition;
import java.util.List;
import java.util.Map;

/// What the jobs of a cloud run.
@FunctionalInterface
public interface Containers {
    /// The job definitions of a cloud whose S3 and SQS are found by this environment.
    List<JobDefinition> in(Map<String, String> environment);
}
