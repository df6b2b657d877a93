package dev.darkroom.simulator.worker;

import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.ReportStamp;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.simulator.cloud.Checkpoint;
import dev.darkroom.simulator.cloud.Cloud;
import dev.darkroom.simulator.cloud.Delivery;
import dev.darkroom.simulator.cloud.Listing;
import dev.darkroom.simulator.cloud.Report;
import dev.darkroom.simulator.process.CallFailure;
import dev.darkroom.simulator.scenario.Scenario;
import dev.darkroom.simulator.world.World;
import dev.darkroom.worker.edge.EdgeFailure;
import dev.darkroom.worker.shard.Ending;
import dev.darkroom.worker.shard.ShardAction;
import dev.darkroom.worker.shard.ShardEvent;
import dev.darkroom.worker.shard.ShardSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Drives one shard session: tells it what happened, and does what it answers.
final class SessionDriver {
    private final World world;
    private final Cloud cloud;
    private final Scenario scenario;
    private final WorkerProcess worker;
    private final Delivery<JobMessage> delivery;
    private final String queue;
    private final ShardSession session;
    private Optional<Instant> wakeAt = Optional.empty();
    private boolean isAbandoned;

    SessionDriver(
            World world,
            Cloud cloud,
            Scenario scenario,
            WorkerProcess worker,
            Delivery<JobMessage> delivery,
            String queue) {
        this.world = world;
        this.cloud = cloud;
        this.scenario = scenario;
        this.worker = worker;
        this.delivery = delivery;
        this.queue = queue;
        this.session = new ShardSession(scenario.limits(), delivery.body(), worker.now());
    }

    void tell(ShardEvent event) {
        List<ShardAction> actions = session.on(event, worker.now());
        planTick();
        actions.forEach(this::act);
    }

    private void planTick() {
        Optional<Instant> next = session.wakeAt();
        if (!next.equals(wakeAt)) {
            wakeAt = next;
            next.ifPresent(at ->
                    worker.after(Duration.between(worker.now(), at), () -> tickPlannedFor(at)));
        }
    }

    private void tickPlannedFor(Instant at) {
        if (wakeAt.filter(at::equals).isPresent()) {
            wakeAt = Optional.empty();
            tell(new ShardEvent.Tick());
        }
    }

    private void act(ShardAction action) {
        switch (action) {
            case ShardAction.FindReport() ->
                    call(
                            action,
                            "HEAD report",
                            () -> cloud.control().find(reportKey(), Report.class),
                            found ->
                                    tell(
                                            found.<ShardEvent>map(it ->
                                                            new ShardEvent.ReportFound(
                                                                    it.content().stamp()))
                                                    .orElseGet(ShardEvent.NoReport::new)));
            case ShardAction.OpenShard() -> openShard(action);
            case ShardAction.DevelopObject develop ->
                    new Developing(world, cloud, scenario, worker, this, develop).start();
            case ShardAction.SaveCheckpoint(List<ObjectResult> results) ->
                    call(
                            action,
                            "PUT checkpoint",
                            () -> cloud.control().put(checkpointKey(), new Checkpoint(results)),
                            _ -> tell(new ShardEvent.CheckpointSaved()));
            case ShardAction.ExtendVisibility(Duration timeout) ->
                    change(action, timeout, new ShardEvent.VisibilityExtended());
            case ShardAction.WriteReport(List<ObjectResult> results, ReportStamp stamp) ->
                    writeReport(action, new Report(results, stamp));
            case ShardAction.Publish(var event) ->
                    call(
                            action,
                            "SendMessage",
                            () -> {
                                cloud.events().send(event);
                                return event;
                            },
                            _ -> tell(new ShardEvent.Published()));
            case ShardAction.DeleteMessage() ->
                    call(
                            action,
                            "DeleteMessage",
                            () -> {
                                cloud.jobQueues().at(queue).delete(delivery);
                                return shard();
                            },
                            _ -> tell(new ShardEvent.MessageDeleted()));
            case ShardAction.HandBack(Duration visibleAfter) ->
                    change(action, visibleAfter, new ShardEvent.HandedBack());
            case ShardAction.Abandon() -> isAbandoned = true;
            case ShardAction.End(Ending ending, String reason) -> end(ending, reason);
        }
    }

    /// Reads the manifest, as the message names it, then the checkpoint, which is advice.
    private void openShard(ShardAction action) {
        var range = delivery.body().shard().manifest();
        call(
                action,
                "GET manifest",
                () -> cloud.control().getIfMatch(range.key(), range.etag(), Listing.class),
                manifest ->
                        worker.call(
                                "GET checkpoint",
                                () -> cloud.control().get(checkpointKey(), Checkpoint.class),
                                checkpoint -> opened(manifest, checkpoint.content().results()),
                                _ -> opened(manifest, List.of())));
    }

    private void opened(Listing manifest, List<ObjectResult> checkpoint) {
        List<SourceObject> objects = manifest.objects();
        tell(new ShardEvent.Opened(objects, checkpoint));
    }

    private void writeReport(ShardAction action, Report report) {
        call(
                action,
                "PUT report If-None-Match " + shard(),
                () -> cloud.control().putIfNoneMatch(reportKey(), report),
                written -> {
                    if (written) {
                        tell(new ShardEvent.ReportWritten(report.stamp()));
                    } else {
                        readReport(action);
                    }
                });
    }

    private void readReport(ShardAction action) {
        call(
                action,
                "HEAD report",
                () -> cloud.control().get(reportKey(), Report.class),
                first -> tell(new ShardEvent.ReportExists(first.content().stamp())));
    }

    private void change(ShardAction action, Duration timeout, ShardEvent answer) {
        call(
                action,
                "ChangeMessageVisibility",
                () -> {
                    cloud.jobQueues().at(queue).changeVisibility(delivery, timeout);
                    return timeout;
                },
                _ -> tell(answer));
    }

    private void end(Ending ending, String reason) {
        world.trace(worker.name(), "ends its session with " + shard() + ":", reason);
        isAbandoned = true;
        wakeAt = Optional.empty();
        worker.sessionEnded(ending);
    }

    private <T> void call(
            ShardAction action, String what, Supplier<T> effect, Consumer<T> answered) {
        worker.call(
                what,
                effect,
                answered,
                failure -> tell(new ShardEvent.EdgeFailed(action, edgeFailure(failure), what)));
    }

    static EdgeFailure edgeFailure(CallFailure failure) {
        return switch (failure) {
            case UNANSWERED -> EdgeFailure.TRANSIENT;
            case REFUSED -> EdgeFailure.PERMANENT;
            case DENIED -> EdgeFailure.ACCESS_DENIED;
        };
    }

    /// Whether nobody waits for what is in hand any more.
    boolean isAbandoned() {
        return isAbandoned;
    }

    private ShardId shard() {
        return delivery.body().shard().id();
    }

    private String reportKey() {
        return scenario.keys().report(shard());
    }

    private String checkpointKey() {
        return scenario.keys().checkpoint(shard());
    }
}
