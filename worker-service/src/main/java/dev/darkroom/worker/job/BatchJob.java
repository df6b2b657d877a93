package dev.darkroom.worker.job;

import dev.darkroom.contracts.RunDocument;

/// The AWS Batch job that this worker is a child of, or is itself.
///
/// @param parentId of the array job, or of the plain job
record BatchJob(String wave, String parentId) {

    /// @param id of this process' job, such as `9f1d…:42` in an array job
    static BatchJob of(String wave, String id) {
        return new BatchJob(wave, id.split(":", 2)[0]);
    }

    /// Whether the run knows of this job: if not, it was submitted twice.
    boolean isNamedBy(RunDocument run) {
        return run.names(wave, parentId);
    }
}
