package dev.darkroom.planner.run;

import dev.darkroom.contracts.Capacity;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.Wave;
import dev.darkroom.planner.config.PlannerConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
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

    /// How long what was heard of job queues counts, for all runs.
    private static final Duration QUEUES_KNOWN = Duration.ofMinutes(1);

    private final BatchClient batch;
    private final PlannerConfig config;
    private final InstantSource clock;
    private final AtomicReference<QueueStates> queues =
            new AtomicReference<>(new QueueStates(Instant.MIN, Map.of()));

    AwsBatchWaveJobs(BatchClient batch, PlannerConfig config, InstantSource clock) {
        this.batch = batch;
        this.config = config;
        this.clock = clock;
    }

    private record QueueStates(Instant askedAt, Map<Capacity, String> blocked) {
        QueueStates {
            blocked = Map.copyOf(blocked);
        }
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

    /// An array's own reason is only that a child failed; the first of those says why. Nor does it
    /// say why children wait: that is asked once they have waited for long.
    private WaveSight sight(JobDetail job) {
        if (AwsBatchJobs.hasFailedChildren(job)) {
            return AwsBatchJobs.sight(job, first(job, JobStatus.FAILED));
        }
        boolean longAgo =
                Instant.ofEpochMilli(job.createdAt())
                        .plus(config.batch().runnableLimit())
                        .isBefore(clock.instant());
        return longAgo && AwsBatchJobs.hasWaitingChildren(job)
                ? AwsBatchJobs.sight(job, first(job, JobStatus.RUNNABLE))
                : AwsBatchJobs.sight(job);
    }

    /// One of an array's children in a state; the array itself if there is none any more.
    private JobDetail first(JobDetail job, JobStatus status) {
        return batch
                .listJobs(list -> list.arrayJobId(job.jobId()).jobStatus(status).maxResults(1))
                .jobSummaryList()
                .stream()
                .findFirst()
                .map(JobSummary::jobId)
                .flatMap(id -> Optional.ofNullable(describe(List.of(id)).get(id)))
                .orElse(job);
    }

    @Override
    public Map<Capacity, String> blocked() {
        Instant now = clock.instant();
        QueueStates last = queues.get();
        if (last.askedAt().plus(QUEUES_KNOWN).isAfter(now)) {
            return last.blocked();
        }
        var names = new EnumMap<Capacity, String>(Capacity.class);
        names.put(Capacity.SPOT, config.batch().jobQueue());
        config.batch().mopUpJobQueue().ifPresent(name -> names.put(Capacity.ON_DEMAND, name));
        var described =
                batch.describeJobQueues(queue -> queue.jobQueues(names.values())).jobQueues();
        var blocked = new EnumMap<Capacity, String>(Capacity.class);
        names.forEach((capacity, name) ->
                described.stream()
                        .filter(queue ->
                                name.equals(queue.jobQueueName())
                                        || name.equals(queue.jobQueueArn()))
                        .findFirst()
                        .map(AwsBatchJobs::blocked)
                        .orElseGet(() -> Optional.of("there is no job queue " + name))
                        .ifPresent(why -> blocked.put(capacity, why)));
        queues.set(new QueueStates(now, blocked));
        return blocked;
    }

    @Override
    public String submit(RunDocument run, Wave wave) {
        return batch.submitJob(AwsBatchSubmission.request(run, wave, config)).jobId();
    }

    @Override
    public void terminate(String jobId, String reason) {
        batch.terminateJob(job -> job.jobId(jobId).reason(reason));
    }

    /// The oldest job of the wave's name: should there be two, the other's workers leave at once.
    private Optional<String> idOf(Wave wave) {
        var named = KeyValuesPair.builder().name("JOB_NAME").values(wave.name()).build();
        var jobs =
                batch.listJobsPaginator(list ->
                        list.jobQueue(AwsBatchSubmission.queue(wave.capacity(), config.batch()))
                                .filters(named));
        return jobs.jobSummaryList().stream()
                .filter(job -> wave.name().equals(job.jobName()))
                .min(Comparator.comparing(JobSummary::createdAt))
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
