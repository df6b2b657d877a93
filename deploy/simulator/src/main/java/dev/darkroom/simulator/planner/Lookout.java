package dev.darkroom.simulator.planner;

import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.StatusEvent;
import dev.darkroom.contracts.Wave;
import dev.darkroom.planner.run.QueueDepth;
import dev.darkroom.planner.run.RunMemory;
import dev.darkroom.planner.run.Sight;
import dev.darkroom.planner.run.WaveSight;
import dev.darkroom.simulator.cloud.BatchJob;
import dev.darkroom.simulator.cloud.Cloud;
import dev.darkroom.simulator.cloud.QueueCounts;
import dev.darkroom.simulator.cloud.Report;
import dev.darkroom.simulator.scenario.Sabotage;
import dev.darkroom.simulator.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Gathers what is to be seen of a run, one call after another: reports, queue, jobs. Each part is
/// as old as its call.
final class Lookout {
    private final PlannerProcess planner;
    private final Cloud cloud;
    private final Scenario scenario;
    private final RunMemory memory;

    Lookout(PlannerProcess planner, Cloud cloud, Scenario scenario, RunMemory memory) {
        this.planner = planner;
        this.cloud = cloud;
        this.scenario = scenario;
        this.memory = memory;
    }

    void look(RunDocument run, Consumer<Sight> then) {
        if (memory.published() < run.revision()) {
            then.accept(memory.sight(run));
            return;
        }
        switch (run.state()) {
            case RUNNING ->
                    listReports(
                            run, () -> countMessages(run, depth -> lookAtWaves(run, depth, then)));
            case PAUSED, CANCELLING, COMPLETED, COMPLETED_WITH_FAILURES, CANCELLED, FAILED ->
                    lookAtWaves(run, Optional.empty(), then);
            case AWAITING_CONFIRMATION, PLANNING -> then.accept(memory.sight(run));
        }
    }

    private void listReports(RunDocument run, Runnable then) {
        planner.call(
                "ListObjects reports",
                () -> cloud.control().keys(scenario.keys().reports() + run.generation() + '-'),
                keys -> {
                    var fresh =
                            keys.stream().map(this::shardOf).filter(it -> !memory.isReported(it));
                    planner.each(fresh.iterator(), (shard, done) -> take(run, shard, done), then);
                });
    }

    private ShardId shardOf(String key) {
        String prefix = scenario.keys().reports();
        return ShardId.parse(key.substring(prefix.length(), key.lastIndexOf('.')));
    }

    /// Reads the stamp of a report, tells of it, and counts it.
    private void take(RunDocument run, ShardId shard, Runnable done) {
        planner.call(
                "HEAD report " + shard,
                () ->
                        cloud.control()
                                .get(scenario.keys().report(shard), Report.class)
                                .content()
                                .stamp(),
                stamp ->
                        send(
                                stamp.event(run.name(), shard),
                                () -> {
                                    memory.reported(shard, stamp);
                                    done.run();
                                }));
    }

    private void countMessages(RunDocument run, Consumer<Optional<QueueDepth>> then) {
        planner.call(
                "GetQueueAttributes",
                () -> cloud.jobQueues().at(run.queueUrl().orElseThrow()).counts(),
                (QueueCounts counts) ->
                        counted(
                                Optional.of(new QueueDepth(counts.visible(), counts.inFlight(), 0)),
                                then),
                _ -> counted(Optional.empty(), then));
    }

    private void counted(Optional<QueueDepth> depth, Consumer<Optional<QueueDepth>> then) {
        memory.sawQueue(depth, planner.now());
        then.accept(depth);
    }

    private void lookAtWaves(RunDocument run, Optional<QueueDepth> depth, Consumer<Sight> then) {
        var sights = new HashMap<String, WaveSight>();
        planner.each(
                run.waves().stream().filter(wave -> !wave.ended()).iterator(),
                (wave, done) -> lookAt(wave, sights, done),
                () ->
                        then.accept(
                                memory.sight(
                                        run,
                                        depth,
                                        sights,
                                        Map.of(),
                                        scenario.fleet().vcpus(),
                                        planner.now())));
    }

    private void lookAt(Wave wave, Map<String, WaveSight> sights, Runnable done) {
        boolean unknown = wave.jobId().isEmpty();
        if (unknown && scenario.sabotage() == Sabotage.WAVE_NOT_LOOKED_UP) {
            sights.put(wave.name(), new WaveSight.Absent());
            done.run();
        } else if (unknown && memory.mayBeShownLater(wave, planner.now())) {
            sights.put(wave.name(), new WaveSight.Unseen());
            done.run();
        } else {
            planner.call(
                    (unknown ? "ListJobs " : "DescribeJobs ") + wave.name(),
                    () -> sightOf(wave),
                    sight -> {
                        sights.put(wave.name(), sight);
                        done.run();
                    },
                    _ -> done.run());
        }
    }

    /// Of two jobs of one name the older counts.
    private WaveSight sightOf(Wave wave) {
        return wave.jobId()
                .map(cloud.batch()::describe)
                .orElseGet(() -> cloud.batch().named(wave.name()).stream().findFirst())
                .map(Lookout::sightOf)
                .orElseGet(WaveSight.Absent::new);
    }

    private static WaveSight sightOf(BatchJob job) {
        return job.isEnded()
                ? new WaveSight.Ended(
                        job.id(), job.failed(), "Essential container exited", job.isDenied())
                : new WaveSight.Active(
                        job.id(),
                        Map.of("RUNNING", job.running(), "RUNNABLE", job.active() - job.running()),
                        Optional.empty());
    }

    /// Tells status of the run's new revision, and of waves that have become jobs.
    void tell(StatusEvent event, RunDocument run, Runnable then) {
        List<Wave> untold =
                run.waves().stream()
                        .filter(wave -> wave.jobId().isPresent() && !memory.isTold(wave))
                        .toList();
        var events = new ArrayList<StatusEvent>(List.of(event));
        for (Wave wave : untold) {
            String jobId = wave.jobId().orElseThrow();
            events.add(
                    new StatusEvent.WaveSubmitted(
                            run.name(), wave.name(), jobId, wave.workers(), wave.writtenAt()));
        }
        planner.each(
                events.iterator(),
                this::send,
                () -> {
                    untold.forEach(memory::told);
                    then.run();
                });
    }

    private void send(StatusEvent event, Runnable done) {
        planner.call(
                "SendMessage",
                () -> {
                    cloud.events().send(event);
                    return event;
                },
                _ -> done.run());
    }
}
