package dev.darkroom.planner.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Capacity;
import dev.darkroom.contracts.Wave;
import dev.darkroom.planner.cloud.TestCloud;
import dev.darkroom.planner.config.TestConfig;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsBatchWaveJobsIT {
    private final AwsBatchWaveJobs jobs =
            new AwsBatchWaveJobs(
                    TestCloud.running().batch(), TestConfig.with(Map.of()), InstantSource.system());

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void waveIsFoundByNameAndByIdUntilItEnds(int workers) throws Exception {
        String run = "batch-trial-" + workers;
        Wave wave = TestRuns.wave(run, workers);
        assertThat(jobs.look(List.of(wave)))
                .containsOnly(Map.entry(wave.name(), new WaveSight.Absent()));

        String jobId = jobs.submit(TestRuns.running(run, "http://127.0.0.1/jobs", wave), wave);

        assertThat(jobs.look(List.of(wave)).get(wave.name()))
                .satisfiesAnyOf(
                        sight ->
                                assertThat(sight)
                                        .isInstanceOfSatisfying(
                                                WaveSight.Active.class,
                                                active -> {
                                                    assertThat(active.jobId()).isEqualTo(jobId);
                                                    assertThat(active.workers())
                                                            .isBetween(0, workers);
                                                }),
                        sight ->
                                assertThat(sight)
                                        .isInstanceOfSatisfying(
                                                WaveSight.Ended.class,
                                                ended -> assertThat(ended.failed()).isZero()));
        Wave known = wave.submittedAs(jobId);
        for (int i = 0; i < 200 && !(sight(known) instanceof WaveSight.Ended); i++) {
            Thread.sleep(50);
        }
        assertThat(sight(known))
                .isInstanceOfSatisfying(
                        WaveSight.Ended.class,
                        ended -> {
                            assertThat(ended.jobId()).isEqualTo(jobId);
                            assertThat(ended.failed()).isZero();
                        });
        jobs.terminate(jobId, "ended already");
        assertThat(sight(wave.submittedAs("00000000-0000-0000-0000-000000000000")))
                .isEqualTo(new WaveSight.Absent());
    }

    @Test
    void waveOnOnDemandCapacityIsFoundInTheMopUpQueue() {
        var mopping =
                new AwsBatchWaveJobs(
                        TestCloud.running().batch(),
                        TestConfig.with(Map.of("batch.mop-up-job-queue", "mop-up")),
                        InstantSource.system());
        Wave wave = Wave.written("darkroom-mop-up-e1-w1", 2, Capacity.ON_DEMAND, 0, Instant.EPOCH);

        String jobId =
                mopping.submit(TestRuns.running("mop-up", "http://127.0.0.1/jobs", wave), wave);

        assertThat(mopping.look(List.of(wave)).get(wave.name()))
                .isNotInstanceOf(WaveSight.Absent.class);
        assertThat(
                        TestCloud.running()
                                .batch()
                                .describeJobs(describe -> describe.jobs(jobId))
                                .jobs()
                                .getFirst()
                                .jobQueue())
                .endsWith("/mop-up");
        assertThat(mopping.blocked()).isEmpty();
    }

    @Test
    void jobQueueThatDoesNotExistIsBlocked() {
        var lost =
                new AwsBatchWaveJobs(
                        TestCloud.running().batch(),
                        TestConfig.with(Map.of("batch.mop-up-job-queue", "absent")),
                        InstantSource.system());

        assertThat(lost.blocked())
                .containsOnly(Map.entry(Capacity.ON_DEMAND, "there is no job queue absent"));
    }

    private WaveSight sight(Wave wave) {
        return jobs.look(List.of(wave)).get(wave.name());
    }
}
