package dev.darkroom.simulator.planner;

import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.PlannedShard;
import dev.darkroom.contracts.Reason;
import dev.darkroom.contracts.ReportStamp;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.Tally;
import dev.darkroom.planner.run.Action;
import dev.darkroom.planner.run.Reconciler;
import dev.darkroom.planner.run.RunMemory;
import dev.darkroom.simulator.cloud.Cloud;
import dev.darkroom.simulator.cloud.Listing;
import dev.darkroom.simulator.cloud.Report;
import dev.darkroom.simulator.cloud.ShardIndex;
import dev.darkroom.simulator.cloud.Stored;
import dev.darkroom.simulator.scenario.Scenario;
import java.util.List;
import java.util.function.Consumer;

/// The way of shards to the workers: the queue, the messages, and the end of shards that nobody
/// reports.
final class Dispatching {
    private static final Reason GIVEN_UP = new Reason("given-up", "its shard was never reported");

    private final PlannerProcess planner;
    private final Cloud cloud;
    private final Scenario scenario;
    private final Reconciler reconciler;
    private final RunMemory memory;

    Dispatching(
            PlannerProcess planner,
            Cloud cloud,
            Scenario scenario,
            Reconciler reconciler,
            RunMemory memory) {
        this.planner = planner;
        this.cloud = cloud;
        this.scenario = scenario;
        this.reconciler = reconciler;
        this.memory = memory;
    }

    static String queueName(RunName run, int generation) {
        return generation == 0 ? "darkroom-" + run : "darkroom-" + run + "_g" + generation;
    }

    void makeQueue(Stored<RunDocument> run) {
        planner.call(
                "CreateQueue",
                () ->
                        cloud.jobQueues()
                                .create(
                                        queueName(
                                                run.content().name(), run.content().generation())),
                url -> planner.save(run, reconciler.queueMade(run.content(), url, planner.now())));
    }

    void send(Action.Send send, Stored<RunDocument> run) {
        memory.sent();
        withIndex(
                run.content(),
                shards ->
                        planner.each(
                                shards.subList(send.from(), send.to()).stream()
                                        .filter(shard -> !memory.isReported(shard.id()))
                                        .iterator(),
                                (shard, done) -> sendMessage(shard, run.content(), done),
                                () -> sent(send, run)));
    }

    private void sendMessage(PlannedShard shard, RunDocument run, Runnable done) {
        var message = JobMessage.of(run.name(), run.plan().orElseThrow().epoch(), shard);
        planner.call(
                "SendMessage " + shard.id(),
                () -> {
                    cloud.jobQueues().at(run.queueUrl().orElseThrow()).send(message);
                    return "";
                },
                _ -> done.run());
    }

    private void sent(Action.Send send, Stored<RunDocument> run) {
        planner.save(run, reconciler.sent(run.content(), send.to(), planner.now()));
    }

    void giveUp(Stored<RunDocument> run) {
        withIndex(
                run.content(),
                shards ->
                        planner.each(
                                shards.stream()
                                        .filter(shard -> !memory.isReported(shard.id()))
                                        .iterator(),
                                this::giveUp,
                                planner::visit));
    }

    private void giveUp(PlannedShard shard, Runnable done) {
        planner.call(
                "GET manifest " + shard.id(),
                () -> cloud.control().get(shard.manifest().key(), Listing.class),
                manifest -> writeReport(shard, manifest.content(), done));
    }

    private void writeReport(PlannedShard shard, Listing manifest, Runnable done) {
        List<ObjectResult> results =
                manifest.objects().stream()
                        .map(object -> ObjectResult.without(object, Outcome.FAILED, GIVEN_UP))
                        .toList();
        var report =
                new Report(
                        results,
                        new ReportStamp(Tally.of(results), planner.now(), shard.supersedes()));
        planner.call(
                "PUT report If-None-Match " + shard.id(),
                () -> cloud.control().putIfNoneMatch(scenario.keys().report(shard.id()), report),
                _ -> done.run());
    }

    private void withIndex(RunDocument run, Consumer<List<PlannedShard>> then) {
        int epoch = run.plan().orElseThrow().epoch();
        planner.call(
                "GET index of shards",
                () -> cloud.control().get(scenario.keys().shardIndex(epoch), ShardIndex.class),
                index -> then.accept(index.content().shards()));
    }
}
