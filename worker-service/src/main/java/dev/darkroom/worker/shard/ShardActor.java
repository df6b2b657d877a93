package dev.darkroom.worker.shard;

import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.ReportStamp;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.worker.edge.EdgeException;
import dev.darkroom.worker.edge.EdgeFailure;
import dev.darkroom.worker.storage.ControlBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Does what a [ShardSession] decides, for one shard: every action in a virtual thread, every
/// answer through one queue back to the session.
public final class ShardActor {
    private static final Logger LOG = Logger.getLogger(ShardActor.class);
    private static final String INTERRUPTED = "interrupted";
    private static final Duration FOR_WHAT_WAS_ABANDONED = Duration.ofSeconds(2);

    private final ShardEdges edges;
    private final Target target;
    private final JobMessage message;
    private final MessageHold hold;
    private final BlockingQueue<ShardEvent> told = new LinkedBlockingQueue<>();
    private final List<Future<?>> objects = new ArrayList<>();
    private Optional<ShardAction.End> end = Optional.empty();
    private int objectsDone;
    private boolean troubled;

    public ShardActor(ShardEdges edges, Target target, JobMessage message, MessageHold hold) {
        this.edges = edges;
        this.target = target;
        this.message = message;
        this.hold = hold;
    }

    /// Takes the shard from its job message to the session's end.
    public ShardSummary run() throws InterruptedException {
        ExecutorService any = Executors.newVirtualThreadPerTaskExecutor();
        // What happens to the message happens in order: it must not be kept after it is handed
        // back.
        ExecutorService ordered = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
        try {
            var session = new ShardSession(edges.limits(), message, now());
            perform(session.on(new ShardEvent.Received(), now()), any, ordered);
            while (end.isEmpty()) {
                ShardEvent event = next(session.wakeAt().orElseGet(this::now));
                count(event);
                perform(session.on(event, now()), any, ordered);
            }
        } finally {
            any.shutdownNow();
            ordered.shutdownNow();
            if (!any.awaitTermination(FOR_WHAT_WAS_ABANDONED.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("left behind what did not stop: shard=%s", shard());
            }
        }
        return new ShardSummary(end.get().ending(), end.get().reason(), objectsDone, troubled);
    }

    private void count(ShardEvent event) {
        if (event instanceof ShardEvent.ObjectDone) {
            objectsDone++;
        }
        if (event instanceof ShardEvent.EdgeFailed(var action, var failure, var reason)
                && action instanceof ShardAction.DevelopObject
                && failure == EdgeFailure.TRANSIENT
                && !reason.equals(INTERRUPTED)) {
            troubled = true;
        }
    }

    /// Tells the session to come to an end. Any thread may.
    public void drain(String reason, Instant by) {
        told.add(new ShardEvent.Drain(reason, by));
    }

    private ShardEvent next(Instant wakeAt) throws InterruptedException {
        long wait = Math.max(0, Duration.between(now(), wakeAt).toMillis() + 1);
        ShardEvent event = told.poll(wait, TimeUnit.MILLISECONDS);
        return event == null ? new ShardEvent.Tick() : event;
    }

    private void perform(List<ShardAction> actions, ExecutorService any, ExecutorService ordered) {
        for (ShardAction action : actions) {
            switch (action) {
                case ShardAction.DevelopObject object ->
                        objects.add(any.submit(() -> tell(object, () -> develop(object))));
                case ShardAction.Abandon() -> objects.forEach(object -> object.cancel(true));
                case ShardAction.End it -> end = Optional.of(it);
                case ShardAction.FindReport() -> any.execute(() -> tell(action, this::findReport));
                case ShardAction.OpenShard() -> any.execute(() -> tell(action, this::open));
                case ShardAction.SaveCheckpoint save ->
                        any.execute(() -> tell(action, () -> save(save)));
                case ShardAction.WriteReport write ->
                        any.execute(() -> tell(action, () -> write(write)));
                case ShardAction.Publish publish ->
                        any.execute(() -> tell(action, () -> publish(publish)));
                case ShardAction.ExtendVisibility(var timeout) ->
                        ordered.execute(() -> tell(action, () -> extend(timeout)));
                case ShardAction.HandBack(var visibleAfter) ->
                        ordered.execute(() -> tell(action, () -> handBack(visibleAfter)));
                case ShardAction.DeleteMessage() ->
                        ordered.execute(() -> tell(action, this::delete));
            }
        }
    }

    private void tell(ShardAction action, Callable<ShardEvent> call) {
        told.add(answer(action, call));
    }

    private ShardEvent answer(ShardAction action, Callable<ShardEvent> call) {
        try {
            return call.call();
        } catch (EdgeException e) {
            LOG.warnf("edge failed: shard=%s %s %s", shard(), e.failure(), e.story());
            return new ShardEvent.EdgeFailed(action, e.failure(), e.story());
        } catch (InterruptedException e) {
            return new ShardEvent.EdgeFailed(action, EdgeFailure.TRANSIENT, INTERRUPTED);
        } catch (Throwable e) {
            // An Error too: the session waits for an answer to everything.
            LOG.errorf(e, "unexpected: shard=%s", shard());
            return new ShardEvent.EdgeFailed(action, EdgeFailure.PERMANENT, e.toString());
        }
    }

    private ShardEvent findReport() {
        return control()
                .findReport(runName(), shard())
                .<ShardEvent>map(ShardEvent.ReportFound::new)
                .orElseGet(ShardEvent.NoReport::new);
    }

    private ShardEvent open() {
        return new ShardEvent.Opened(
                control().manifest(message.shard().manifest()),
                control().checkpoint(runName(), shard()));
    }

    private ShardEvent develop(ShardAction.DevelopObject object) throws InterruptedException {
        return new ShardEvent.ObjectDone(
                object.index(), edges.objects().process(target, object.source()));
    }

    private ShardEvent save(ShardAction.SaveCheckpoint save) {
        control().saveCheckpoint(runName(), shard(), target.lines(save.results()));
        return new ShardEvent.CheckpointSaved();
    }

    private ShardEvent write(ShardAction.WriteReport write) {
        var lines = target.lines(write.results());
        ReportStamp stands = control().writeReport(runName(), shard(), lines, write.stamp());
        return stands.equals(write.stamp())
                ? new ShardEvent.ReportWritten(stands)
                : new ShardEvent.ReportExists(stands);
    }

    private ShardEvent publish(ShardAction.Publish publish) {
        edges.events().publish(List.of(publish.event()));
        return new ShardEvent.Published();
    }

    private ShardEvent extend(Duration timeout) {
        hold.visibleAfter(timeout);
        return new ShardEvent.VisibilityExtended();
    }

    private ShardEvent handBack(Duration visibleAfter) {
        hold.visibleAfter(visibleAfter);
        return new ShardEvent.HandedBack();
    }

    private ShardEvent delete() {
        hold.delete();
        return new ShardEvent.MessageDeleted();
    }

    private ControlBucket control() {
        return edges.control();
    }

    private RunName runName() {
        return message.run();
    }

    private ShardId shard() {
        return message.shard().id();
    }

    private Instant now() {
        return edges.clock().instant();
    }
}
