package dev.darkroom.planner.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Wave;
import dev.darkroom.planner.config.TestConfig;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.ArrayPropertiesDetail;
import software.amazon.awssdk.services.batch.model.ContainerDetail;
import software.amazon.awssdk.services.batch.model.EvaluateOnExit;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.KeyValuePair;
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

        assertThat(
                        request.containerOverrides().environment().stream()
                                .collect(Collectors.toMap(KeyValuePair::name, KeyValuePair::value)))
                .containsOnly(
                        Map.entry("DARKROOM_WORKER_RUN", "wave-trial"),
                        Map.entry("DARKROOM_WORKER_WAVE", request.jobName()),
                        Map.entry("DARKROOM_WORKER_JOB_QUEUE_URL", "http://127.0.0.1/jobs"),
                        Map.entry("DARKROOM_WORKER_EVENT_QUEUE_URL", "http://127.0.0.1/events"),
                        Map.entry("DARKROOM_WORKER_CONTROL_BUCKET", "control"));
        assertThat(request.tags())
                .containsOnly(
                        Map.entry("darkroom:run", "wave-trial"),
                        Map.entry("darkroom:recipe", "web"));
        assertThat(request.timeout().attemptDurationSeconds()).isEqualTo(12 * 3_600);
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

        assertThat(AwsBatchJobs.sight(job)).isEqualTo(new WaveSight.Active("id", 7));
    }

    @Test
    void arrayWhoseChildrenAreNotThereYetCountsWhole() {
        JobDetail job = array(JobStatus.SUBMITTED).arrayProperties(children(Map.of())).build();

        assertThat(AwsBatchJobs.sight(job)).isEqualTo(new WaveSight.Active("id", 10));
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
        return AwsBatchJobs.request(
                TestRuns.running("wave-trial", "http://127.0.0.1/jobs", wave),
                wave,
                TestConfig.with(Map.of()));
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
