package dev.darkroom.planner.run;

import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.Wave;
import dev.darkroom.planner.config.PlannerConfig;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.JobSummary;
import software.amazon.awssdk.services.batch.model.KeyValuesPair;

/// Waves as jobs of AWS Batch, each named after its wave.
@Singleton
final class AwsBatchWaveJobs implements WaveJobs {
    /// The jobs that one DescribeJobs takes.
    private static final int JOBS_A_REQUEST = 100;

    private final BatchClient batch;
    private final PlannerConfig config;

    AwsBatchWaveJobs(BatchClient batch, PlannerConfig config) {
        this.batch = batch;
        this.config = config;
    }

    @Override
    public Map<String, WaveSight> look(List<Wave> waves) {
        var ids = new HashMap<String, String>();
        for (Wave wave : waves) {
            wave.jobId().or(() -> idOf(wave)).ifPresent(id -> ids.put(wave.name(), id));
        }
        Map<String, JobDetail> jobs = describe(List.copyOf(ids.values()));
        var sights = new HashMap<String, WaveSight>();
        for (Wave wave : waves) {
            sights.put(
                    wave.name(),
                    Optional.ofNullable(ids.get(wave.name()))
                            .flatMap(id -> Optional.ofNullable(jobs.get(id)))
                            .map(this::sight)
                            .orElseGet(WaveSight.Absent::new));
        }
        return sights;
    }

    /// An array's own reason is only that a child failed; the first of those says why.
    private WaveSight sight(JobDetail job) {
        if (!AwsBatchJobs.hasFailedChildren(job)) {
            return AwsBatchJobs.sight(job);
        }
        return batch
                .listJobs(list ->
                        list.arrayJobId(job.jobId()).jobStatus(JobStatus.FAILED).maxResults(1))
                .jobSummaryList()
                .stream()
                .findFirst()
                .map(JobSummary::jobId)
                .flatMap(id -> Optional.ofNullable(describe(List.of(id)).get(id)))
                .map(child -> AwsBatchJobs.sight(job, child))
                .orElseGet(() -> AwsBatchJobs.sight(job));
    }

    @Override
    public String submit(RunDocument run, Wave wave) {
        return batch.submitJob(AwsBatchJobs.request(run, wave, config)).jobId();
    }

    @Override
    public void terminate(String jobId, String reason) {
        batch.terminateJob(job -> job.jobId(jobId).reason(reason));
    }

    /// The oldest job of the wave's name: should there be two, the other's workers leave at once.
    private Optional<String> idOf(Wave wave) {
        var named = KeyValuesPair.builder().name("JOB_NAME").values(wave.name()).build();
        var jobs =
                batch.listJobsPaginator(
                        list -> list.jobQueue(config.batch().jobQueue()).filters(named));
        return jobs.jobSummaryList().stream()
                .filter(job -> wave.name().equals(job.jobName()))
                .min(java.util.Comparator.comparing(JobSummary::createdAt))
                .map(JobSummary::jobId);
    }

    private Map<String, JobDetail> describe(List<String> ids) {
        var jobs = new HashMap<String, JobDetail>();
        for (int from = 0; from < ids.size(); from += JOBS_A_REQUEST) {
            var some = ids.subList(from, Math.min(ids.size(), from + JOBS_A_REQUEST));
            jobs.putAll(
                    batch.describeJobs(describe -> describe.jobs(some)).jobs().stream()
                            .collect(Collectors.toMap(JobDetail::jobId, Function.identity())));
        }
        return jobs;
    }
}
