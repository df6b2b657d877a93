package dev.darkroom.planner.run;

/// A wave as AWS Batch shows it.
public sealed interface WaveSight {

    /// Batch could not be asked this time: nothing is known, and nothing may be concluded.
    record Unseen() implements WaveSight {}

    /// Batch has no job of this name, or no longer knows the job.
    record Absent() implements WaveSight {}

    /// The wave's job lives.
    ///
    /// @param workers its children from SUBMITTED to RUNNING
    record Active(String jobId, int workers) implements WaveSight {}

    /// All of the wave's workers have ended.
    ///
    /// @param failed children that FAILED
    /// @param reason why one of them did, in Batch's words; may be empty
    /// @param denied whether that one ended because access was denied to it
    record Ended(String jobId, int failed, String reason, boolean denied) implements WaveSight {}
}
