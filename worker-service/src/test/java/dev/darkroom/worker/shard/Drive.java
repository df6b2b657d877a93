package dev.darkroom.worker.shard;

import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.worker.edge.EdgeFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A session with its own time, and the actions of the last event told to it.
final class Drive {
    static final int WINDOW = 3;
    static final SessionLimits LIMITS = SessionLimits.of(WINDOW, 1_000_000);

    private final ShardSession session;
    private Instant now = Samples.START;
    private List<ShardAction> actions = List.of();

    Drive(int objects) {
        this(objects, LIMITS);
    }

    Drive(int objects, SessionLimits limits) {
        this(Samples.message(objects), limits);
    }

    Drive(JobMessage message, SessionLimits limits) {
        session = new ShardSession(limits, message, now);
    }

    /// A session whose shard is open.
    static Drive opened(int objects, ObjectResult... checkpoint) {
        return opened(LIMITS, Samples.objects(objects), checkpoint);
    }

    static Drive opened(
            SessionLimits limits, List<SourceObject> objects, ObjectResult... checkpoint) {
        var drive = new Drive(objects.size(), limits);
        drive.tell(new ShardEvent.Received());
        drive.tell(new ShardEvent.NoReport());
        drive.tell(new ShardEvent.Opened(objects, List.of(checkpoint)));
        return drive;
    }

    List<ShardAction> tell(ShardEvent event) {
        actions = session.on(event, now);
        return actions;
    }

    List<ShardAction> develop(int index) {
        return tell(new ShardEvent.ObjectDone(index, Samples.developed(Samples.object(index))));
    }

    List<ShardAction> fail(ShardAction action, EdgeFailure failure) {
        return tell(new ShardEvent.EdgeFailed(action, failure, "the edge failed"));
    }

    /// Lets time pass, ticking whenever the session wants it, and returns all that it then did.
    List<ShardAction> pass(Duration time) {
        var all = new ArrayList<ShardAction>();
        Instant end = now.plus(time);
        while (session.wakeAt().filter(at -> !at.isAfter(end)).isPresent()) {
            Instant at = session.wakeAt().orElseThrow();
            now = at.isAfter(now) ? at : now;
            List<ShardAction> done = tell(new ShardEvent.Tick());
            all.addAll(done);
            if (done.stream().anyMatch(ShardAction.ExtendVisibility.class::isInstance)) {
                tell(new ShardEvent.VisibilityExtended());
            }
            if (all.size() > 100_000) {
                throw new AssertionError("the session wants to be woken without end");
            }
        }
        now = end;
        actions = all;
        return all;
    }

    List<ShardAction> actions() {
        return actions;
    }

    <A extends ShardAction> A only(Class<A> type) {
        return actions.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((_, _) -> {
                    throw new AssertionError("more than one " + type + " in " + actions);
                })
                .orElseThrow(() -> new AssertionError("no " + type + " in " + actions));
    }

    List<Integer> taken() {
        return actions.stream()
                .filter(ShardAction.DevelopObject.class::isInstance)
                .map(ShardAction.DevelopObject.class::cast)
                .map(ShardAction.DevelopObject::index)
                .toList();
    }

    Instant now() {
        return now;
    }

    ShardSession session() {
        return session;
    }
}
