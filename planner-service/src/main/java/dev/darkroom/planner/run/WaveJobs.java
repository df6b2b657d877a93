package dev.darkroom.planner.run;

import dev.darkroom.contracts.Capacity;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.Wave;
import java.util.List;
import java.util.Map;

/// The jobs of waves.
interface WaveJobs {
    /// Looks waves up, by job id where it is known and by name where it is not.
    Map<String, WaveSight> look(List<Wave> waves);

    /// Submits a wave and returns the id of its job. Never tried twice here: there is no
    /// idempotency token.
    String submit(RunDocument run, Wave wave);

    /// Why a capacity's job queue starts nothing, in Batch's words; those that do are missing.
    Map<Capacity, String> blocked();

    void terminate(String jobId, String reason);
}
