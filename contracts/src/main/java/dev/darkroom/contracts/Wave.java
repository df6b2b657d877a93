package dev.darkroom.contracts;

import java.time.Instant;
import java.util.Optional;

/// One submission of workers to AWS Batch: an array job, or a plain job for one worker. It stands
/// in the run document before it is submitted, and its name is that of its Batch job.
///
/// @param name unique in the account: run, epoch of the planner that wrote it, and number
/// @param workers the children of the array job
/// @param capacity what they run on
/// @param reportedBefore shard reports there were when it was written: a wave after which there are
///   no more was fruitless
/// @param jobId given by Batch; empty until it is known
/// @param ended seen as SUCCEEDED or FAILED, or given up before it was submitted
public record Wave(
        String name,
        int workers,
        Capacity capacity,
        int reportedBefore,
        Instant writtenAt,
        Optional<String> jobId,
        boolean ended) {
    public Wave {
        Documents.text("name", name);
        Documents.within("workers", workers, 1, 10_000);
        Documents.required("capacity", capacity);
        Documents.required("writtenAt", writtenAt);
    }

    public static Wave written(
            String name, int workers, Capacity capacity, int reportedBefore, Instant now) {
        return new Wave(name, workers, capacity, reportedBefore, now, Optional.empty(), false);
    }

    public static String nameOf(RunName run, int epoch, int number) {
        return "darkroom-" + run + "-e" + epoch + "-w" + number;
    }

    public Wave submittedAs(String id) {
        return new Wave(name, workers, capacity, reportedBefore, writtenAt, Optional.of(id), ended);
    }

    public Wave end() {
        return new Wave(name, workers, capacity, reportedBefore, writtenAt, jobId, true);
    }
}
