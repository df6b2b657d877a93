package dev.darkroom.simulator.worker;

import dev.darkroom.contracts.ImageFormat;
import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Reason;
import dev.darkroom.contracts.Rendition;
import dev.darkroom.contracts.RenditionObject;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.simulator.cloud.Cloud;
import dev.darkroom.simulator.cloud.Photo;
import dev.darkroom.simulator.cloud.RenditionContent;
import dev.darkroom.simulator.process.CallFailure;
import dev.darkroom.simulator.scenario.Scenario;
import dev.darkroom.simulator.world.Fault;
import dev.darkroom.simulator.world.World;
import dev.darkroom.worker.shard.ShardAction;
import dev.darkroom.worker.shard.ShardEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// One source object on its way through a worker: GET, imager, PUT of each rendition. What is
/// abandoned stops at its next step.
final class Developing {
    private static final int ATTEMPTS = 3;
    private static final Duration BACK_OFF = Duration.ofSeconds(1);
    private static final Duration SLOWEST_IMAGER = Duration.ofSeconds(20);
    private static final int BYTES = 100_000;

    private final World world;
    private final Cloud cloud;
    private final Scenario scenario;
    private final WorkerProcess worker;
    private final SessionDriver session;
    private final ShardAction.DevelopObject action;
    private final SourceObject source;
    private final List<RenditionObject> renditions = new ArrayList<>();

    Developing(
            World world,
            Cloud cloud,
            Scenario scenario,
            WorkerProcess worker,
            SessionDriver session,
            ShardAction.DevelopObject action) {
        this.world = world;
        this.cloud = cloud;
        this.scenario = scenario;
        this.worker = worker;
        this.session = session;
        this.action = action;
        this.source = action.source();
    }

    void start() {
        call("GET " + source.key(), () -> cloud.photos().find(source.key()), this::got, ATTEMPTS);
    }

    private void got(Optional<Photo> photo) {
        if (photo.isEmpty()) {
            done(without(Outcome.GONE, "no-such-key"));
        } else if (!photo.get().etag().equals(source.etag())) {
            done(without(Outcome.CHANGED, "etag-differs"));
        } else {
            worker.after(world.chance().upTo(SLOWEST_IMAGER), () -> imagerEnded(photo.get()));
        }
    }

    private void imagerEnded(Photo photo) {
        if (photo.broken()) {
            done(without(Outcome.REJECTED, "broken"));
        } else if (world.faults().strikes(Fault.IMAGER_FAILED)) {
            done(without(Outcome.FAILED, "scratch-full"));
        } else {
            worker.each(
                    scenario.spec().recipe().renditions().iterator(),
                    this::put,
                    () -> done(ObjectResult.developed(source, renditions)));
        }
    }

    private void put(Rendition rendition, Runnable then) {
        String key =
                scenario.spec().destination().key(source.key(), rendition.name(), ImageFormat.JPEG);
        var content = new RenditionContent(source.etag(), scenario.recipeHash(), rendition.name());
        call(
                "PUT " + key,
                () -> cloud.processed().put(key, content),
                _ -> {
                    int side = rendition.resize().width().orElseThrow();
                    renditions.add(new RenditionObject(key, BYTES, side, side));
                    then.run();
                },
                ATTEMPTS);
    }

    private <T> void call(String what, Supplier<T> effect, Consumer<T> answered, int attempts) {
        if (!session.isAbandoned()) {
            worker.call(
                    what,
                    effect,
                    answered,
                    failure -> failed(failure, what, effect, answered, attempts - 1));
        }
    }

    private <T> void failed(
            CallFailure failure,
            String what,
            Supplier<T> effect,
            Consumer<T> answered,
            int attempts) {
        if (failure == CallFailure.UNANSWERED && attempts > 0) {
            worker.after(BACK_OFF, () -> call(what, effect, answered, attempts));
        } else {
            tell(new ShardEvent.EdgeFailed(action, SessionDriver.edgeFailure(failure), what));
        }
    }

    private ObjectResult without(Outcome outcome, String code) {
        return ObjectResult.without(source, outcome, new Reason(code, ""));
    }

    private void done(ObjectResult result) {
        tell(new ShardEvent.ObjectDone(action.index(), result));
    }

    private void tell(ShardEvent event) {
        if (!session.isAbandoned()) {
            session.tell(event);
        }
    }
}
