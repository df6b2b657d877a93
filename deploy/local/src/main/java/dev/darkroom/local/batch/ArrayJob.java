package dev.darkroom.local.batch;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The parent of an array's children; it has no process, and its status follows theirs.
record ArrayJob(Submission submission) {
    List<JobId> children() {
        return IntStream.range(0, submission.arraySize().orElseThrow())
                .mapToObj(submission.id()::child)
                .toList();
    }

    /// Pending until all children have ended, then failed if one of them has.
    static JobStatus status(Map<JobStatus, Integer> summary) {
        boolean open =
                summary.entrySet().stream()
                        .anyMatch(entry -> entry.getValue() > 0 && !entry.getKey().ended());
        if (open) return JobStatus.PENDING;
        return summary.getOrDefault(JobStatus.FAILED, 0) > 0
                ? JobStatus.FAILED
                : JobStatus.SUCCEEDED;
    }

    /// How many children are where; every status is there, as in Batch's answers.
    static Map<JobStatus, Integer> summary(List<Job> children) {
        Map<JobStatus, Integer> summary = new EnumMap<>(JobStatus.class);
        for (JobStatus status : JobStatus.values()) summary.put(status, 0);
        children.forEach(child -> summary.merge(child.status(), 1, Integer::sum));
        return summary;
    }
}
