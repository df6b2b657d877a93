package dev.darkroom.contracts;

/// One SQS message of a run's job queue: process this shard.
public record JobMessage(int version, RunName run, int epoch, PlannedShard shard) {
    public static final int VERSION = 1;

    public JobMessage {
        Documents.version("job message", version, VERSION);
        Documents.required("run", run);
        Documents.notNegative("epoch", epoch);
        Documents.required("shard", shard);
    }

    public static JobMessage of(RunName run, int epoch, PlannedShard shard) {
        return new JobMessage(VERSION, run, epoch, shard);
    }
}
