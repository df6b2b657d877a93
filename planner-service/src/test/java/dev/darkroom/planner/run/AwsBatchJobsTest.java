package dev.darkroom.planner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.contracts.Capacity;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunLimits;
import dev.darkroom.contracts.RunSpec;
import dev.darkroom.contracts.Share;
import dev.darkroom.contracts.ToleratedFailures;
import dev.darkroom.contracts.Wave;
import dev.darkroom.contracts.WorkerLimits;
import dev.darkroom.planner.config.TestConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.ArrayPropertiesDetail;
import software.amazon.awssdk.services.batch.model.ContainerDetail;
import software.amazon.awssdk.services.batch.model.EvaluateOnExit;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobQueueDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.KeyValuePair;
import software.amazon.awssdk.services.batch.model.ResourceRequirement;
import software.amazon.awssdk.services.batch.model.ResourceType;
import software.amazon.awssdk.services.batch.model.SubmitJobRequest;

class AwsBatchJobsTest {
    @Test
    void oneWorkerIsAPlainJobAndMoreAreAnArray() {
        assertThat(request(1).arrayProperties()).isNull();
        assertThat(request(2).arrayProperties().size()).isEqualTo(2);
    }

    @Test
    void workersAreToldWhatTheyNeed() {
        SubmitJobRequest request = request(3);

        assertThat(environment(request))
                .containsOnly(
                        Map.entry("DARKROOM_WORKER_RUN", "wave-trial"),
                        Map.entry("DARKROOM_WORKER_WAVE", request.jobName()),
                        Map.entry("DARKROOM_WORKER_JOB_QUEUE_URL", "http://127.0.0.1/jobs"),
                        Map.entry("DARKROOM_WORKER_EVENT_QUEUE_URL", "http://127.0.0.1/events"),
                        Map.entry("DARKROOM_WORKER_CONTROL_BUCKET", "control"),
                        Map.entry(
                                "DARKROOM_WORKER_LIFETIME",
                                WorkerLifetime.of(
                                                TestRuns.wave("wave-trial", 3),
                                                Duration.ofHours(12),
                                                Duration.ofMinutes(10))
                                        .toString()));
        assertThat(request.containerOverrides().resourceRequirements()).isEmpty();
        assertThat(request.shareIdentifier()).isNull();
        assertThat(request.jobQueue()).isEqualTo("workers");
        assertThat(request.tags())
                .containsOnly(
                        Map.entry("darkroom:run", "wave-trial"),
                        Map.entry("darkroom:recipe", "web"));
        assertThat(request.timeout().attemptDurationSeconds()).isEqualTo(12 * 3_600);
    }

    @Test
    void vcpusAndMemoryAreOverriddenTogetherWithWhatFollowsForTheWorker() {
        var limits =
                new RunLimits(
                        new WorkerLimits(10, 2, 5, Optional.of(4), Optional.of(8_192)),
                        ToleratedFailures.DEFAULT,
                        Optional.empty(),
                        Optional.empty());

        SubmitJobRequest request =
                AwsBatchSubmission.request(
                        new RunEdit(running(wave())).limits(limits).at(Instant.EPOCH),
                        wave(),
                        TestConfig.with(Map.of()));

        assertThat(request.containerOverrides().resourceRequirements())
                .containsExactly(
                        ResourceRequirement.builder().type(ResourceType.VCPU).value("4").build(),
                        ResourceRequirement.builder()
                                .type(ResourceType.MEMORY)
                                .value("8192")
                                .build());
        assertThat(environment(request))
                .containsEntry("DARKROOM_WORKER_IMAGER_COUNT", "4")
                .containsEntry("DARKROOM_WORKER_IMAGER_MEMORY_BUDGET", "4915M");
    }

    @Test
    void clientsTagsAndShareGoWithTheJob() {
        RunSpec plain = running(wave()).spec();
        var spec =
                new RunSpec(
                        plain.name(),
                        plain.source(),
                        plain.filter(),
                        plain.destination(),
                        plain.recipe(),
                        plain.shards(),
                        plain.workers(),
                        plain.toleratedFailures(),
                        plain.maxCost(),
                        plain.finishBy(),
                        Map.of("cost-centre", "42"),
                        Optional.of(new Share("photos", Optional.of(7))),
                        false);
        RunDocument run =
                new RunEdit(RunDocument.created(spec, Instant.EPOCH))
                        .queueUrl("http://127.0.0.1/jobs")
                        .at(Instant.EPOCH);

        SubmitJobRequest request =
                AwsBatchSubmission.request(run, wave(), TestConfig.with(Map.of()));

        assertThat(request.tags())
                .containsOnly(
                        Map.entry("cost-centre", "42"),
                        Map.entry("darkroom:run", "wave-trial"),
                        Map.entry("darkroom:recipe", "web"));
        assertThat(request.shareIdentifier()).isEqualTo("photos");
        assertThat(request.schedulingPriorityOverride()).isEqualTo(7);
    }

    @Test
    void waveOnOnDemandCapacityGoesToTheMopUpQueue() {
        Wave wave = Wave.written("w", 1, Capacity.ON_DEMAND, 0, Instant.EPOCH);

        assertThat(
                        AwsBatchSubmission.request(
                                        running(wave),
                                        wave,
                                        TestConfig.with(Map.of("batch.mop-up-job-queue", "mop")))
                                .jobQueue())
                .isEqualTo("mop");
        assertThatThrownBy(() ->
                        AwsBatchSubmission.request(running(wave), wave, TestConfig.with(Map.of())))
                .hasMessageContaining("darkroom.planner.batch.mop-up-job-queue is not set");
    }

    @Test
    void workersLiveLessThanTheirTimeoutByAShardsTimeAndNotAllTheSame() {
        Duration timeout = Duration.ofHours(12);
        Duration shard = Duration.ofMinutes(30);
        var lives = new HashSet<Duration>();
        for (int i = 0; i < 200; i++) {
            Wave wave = Wave.written("wave-" + i * 7919, 1, Capacity.SPOT, 0, Instant.EPOCH);
            Duration life = WorkerLifetime.of(wave, timeout, shard);
            assertThat(life)
                    .isEqualTo(WorkerLifetime.of(wave, timeout, shard))
                    .isLessThanOrEqualTo(timeout.minus(shard))
                    .isGreaterThanOrEqualTo(Duration.ofHours(9));
            lives.add(life);
        }
        assertThat(lives).hasSizeGreaterThan(50);
        assertThat(WorkerLifetime.of(wave(), Duration.ofSeconds(60), shard))
                .isBetween(Duration.ofSeconds(24), Duration.ofSeconds(30));
    }

    @Test
    void waitingWorkersTellTheReasonOfOneOfThem() {
        JobDetail job =
                array(JobStatus.PENDING)
                        .arrayProperties(children(Map.of("RUNNABLE", 10, "RUNNING", 0)))
                        .build();
        JobDetail child =
                array(JobStatus.RUNNABLE)
                        .statusReason("MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT - too much")
                        .build();

        assertThat(AwsBatchJobs.hasWaitingChildren(job)).isTrue();
        assertThat(AwsBatchJobs.sight(job, child))
                .isEqualTo(
                        new WaveSight.Active(
                                "id",
                                Map.of("RUNNABLE", 10),
                                Optional.of(
                                        "MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT - too much")));
    }

    @Test
    void jobQueueThatIsDisabledOrInvalidIsBlocked() {
        var open = JobQueueDetail.builder().jobQueueName("q").state("ENABLED").status("VALID");

        assertThat(AwsBatchJobs.blocked(open.build())).isEmpty();
        assertThat(AwsBatchJobs.blocked(open.status("UPDATING").build())).isEmpty();
        assertThat(AwsBatchJobs.blocked(open.status("INVALID").statusReason("no role").build()))
                .contains("job queue q is ENABLED and INVALID: no role");
        assertThat(AwsBatchJobs.blocked(open.status("VALID").state("DISABLED").build()))
                .hasValueSatisfying(why -> assertThat(why).contains("DISABLED"));
    }

    @Test
    void onlyReclaimedAndDrainedWorkersAreTriedAgain() {
        assertThat(request(3).retryStrategy().attempts()).isEqualTo(5);
        assertThat(request(3).retryStrategy().evaluateOnExit())
                .containsExactly(
                        rule("RETRY").onStatusReason("Host EC2*").build(),
                        rule("RETRY").onExitCode("3").build(),
                        rule("EXIT").onReason("*").build());
    }

    @Test
    void arrayIsActiveByItsChildren() {
        JobDetail job =
                array(JobStatus.PENDING)
                        .arrayProperties(
                                children(
                                        Map.of(
                                                "RUNNABLE",
                                                4,
                                                "RUNNING",
                                                3,
                                                "SUCCEEDED",
                                                2,
                                                "FAILED",
                                                1)))
                        .build();

        assertThat(AwsBatchJobs.sight(job))
                .isEqualTo(
                        new WaveSight.Active(
                                "id",
                                Map.of("RUNNABLE", 4, "RUNNING", 3, "SUCCEEDED", 2, "FAILED", 1),
                                Optional.empty()));
    }

    @Test
    void arrayWhoseChildrenAreNotThereYetCountsWhole() {
        JobDetail job = array(JobStatus.SUBMITTED).arrayProperties(children(Map.of())).build();

        assertThat(AwsBatchJobs.sight(job))
                .isEqualTo(new WaveSight.Active("id", Map.of("SUBMITTED", 10), Optional.empty()));
    }

    @Test
    void endedArrayTellsItsFailedChildren() {
        JobDetail job =
                array(JobStatus.FAILED)
                        .statusReason("Array Child Job failed")
                        .arrayProperties(children(Map.of("SUCCEEDED", 8, "FAILED", 2)))
                        .build();

        assertThat(AwsBatchJobs.sight(job))
                .isEqualTo(new WaveSight.Ended("id", 2, "Array Child Job failed", false));
    }

    @Test
    void failedChildTellsWhyAndThatItWasDenied() {
        JobDetail job =
                array(JobStatus.FAILED)
                        .statusReason("Array Child Job failed")
                        .arrayProperties(children(Map.of("SUCCEEDED", 8, "FAILED", 2)))
                        .build();
        JobDetail child =
                array(JobStatus.FAILED)
                        .statusReason("Essential container in task exited")
                        .container(ContainerDetail.builder().exitCode(4).build())
                        .build();

        assertThat(AwsBatchJobs.hasFailedChildren(job)).isTrue();
        assertThat(AwsBatchJobs.hasFailedChildren(child)).isFalse();
        assertThat(AwsBatchJobs.sight(job, child))
                .isEqualTo(
                        new WaveSight.Ended(
                                "id", 2, "Essential container in task exited (exit code 4)", true));
    }

    @Test
    void plainJobIsOneWorker() {
        assertThat(AwsBatchJobs.sight(array(JobStatus.RUNNING).build()))
                .isEqualTo(new WaveSight.Active("id", 1));
        assertThat(AwsBatchJobs.sight(array(JobStatus.SUCCEEDED).build()))
                .isEqualTo(new WaveSight.Ended("id", 0, "", false));
        assertThat(
                        AwsBatchJobs.sight(
                                array(JobStatus.FAILED)
                                        .statusReason("Essential container in task exited")
                                        .container(ContainerDetail.builder().exitCode(1).build())
                                        .build()))
                .isEqualTo(
                        new WaveSight.Ended(
                                "id",
                                1,
                                "Essential container in task exited (exit code 1)",
                                false));
    }

    private static SubmitJobRequest request(int workers) {
        Wave wave = TestRuns.wave("wave-trial", workers);
        return AwsBatchSubmission.request(running(wave), wave, TestConfig.with(Map.of()));
    }

    private static Wave wave() {
        return TestRuns.wave("wave-trial", 3);
    }

    private static RunDocument running(Wave wave) {
        return TestRuns.running("wave-trial", "http://127.0.0.1/jobs", wave);
    }

    private static Map<String, String> environment(SubmitJobRequest request) {
        return request.containerOverrides().environment().stream()
                .collect(Collectors.toMap(KeyValuePair::name, KeyValuePair::value));
    }

    private static JobDetail.Builder array(JobStatus status) {
        return JobDetail.builder().jobId("id").status(status);
    }

    private static ArrayPropertiesDetail children(Map<String, Integer> states) {
        return ArrayPropertiesDetail.builder().size(10).statusSummary(states).build();
    }

    private static EvaluateOnExit.Builder rule(String action) {
        return EvaluateOnExit.builder().action(action);
    }
}
