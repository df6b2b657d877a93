package dev.darkroom.worker.imager;

import dev.darkroom.contracts.Recipe;
import dev.darkroom.contracts.Rendition;
import dev.darkroom.worker.develop.Answer;
import dev.darkroom.worker.develop.FailCode;
import dev.darkroom.worker.develop.Order;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/// The imagers of one worker, a fixed number of child processes.
///
/// A photo that ends its imager costs that imager alone: the next one starts at once, the photo is
/// tried once more in it, and is then rejected; or failed, where something outside killed them. A
/// photo that is too large for the standing share of its imager waits for a grant of the common
/// memory, and so does the second try of one that outgrew its first imager, for all of it.
public final class ImagerPool implements Imagers {
    private static final Logger LOG = Logger.getLogger(ImagerPool.class);
    private static final int TRIES = 2;

    /// With all imagers together, at the end.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ImagerPoolSettings settings;
    private final Watchdog watchdog = new Watchdog();
    private final MemoryGrants grants;

    /// A place for each imager; empty where none could be started.
    private final BlockingQueue<Optional<Imager>> free = new LinkedBlockingQueue<>();

    private final Set<Imager> alive = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private ImagerPool(ImagerPoolSettings settings) {
        this.settings = settings;
        grants = new MemoryGrants(settings.commonMemory());
    }

    /// Starts all imagers at the same time and does not wait for them.
    public static ImagerPool start(ImagerPoolSettings settings) {
        var pool = new ImagerPool(settings);
        for (int place = 0; place < settings.count(); place++) {
            pool.free.add(pool.tryLaunch());
        }
        return pool;
    }

    /// Waits for the first free imager and lets it tell its libvips and formats: for a worker to
    /// log, and to end at once where imagers cannot work.
    public Answer.Ready hello() throws ImagerUnavailable, InterruptedException {
        Optional<Imager> place = free.take();
        try {
            Imager imager = place.isPresent() ? place.get() : launch();
            place = Optional.of(imager);
            return imager.ready();
        } catch (ImagerUnavailable e) {
            place.ifPresent(this::discard);
            place = Optional.empty();
            throw e;
        } finally {
            free.add(place);
        }
    }

    @Override
    public Development develop(Path source, Path folder, Recipe recipe)
            throws InterruptedException {
        var order =
                new Order(
                        source.toAbsolutePath(),
                        folder.toAbsolutePath(),
                        recipe.tolerant(),
                        recipe.renditions());
        Optional<Imager> place = free.take();
        try (var funded = new FundedOrder(order, grants, settings.imager().memory())) {
            Development development = null;
            for (int attempt = 1; development == null; ) {
                Imager imager = usable(place);
                place = Optional.of(imager);
                switch (once(imager, funded)) {
                    case Imager.Ending.Answered(Answer.Needs(var bytes)) -> {
                        LOG.debugf("large photo=%s bytes=%d", source, bytes);
                        funded.fund(bytes);
                    }
                    case Imager.Ending.Answered(var answer) -> {
                        development = development(order, answer);
                        if (funded.isFunded()) {
                            place = replaced(imager);
                        }
                    }
                    case Imager.Ending.Died(var death) -> {
                        place = replaced(imager);
                        LOG.warnf(
                                "imager ended pid=%d try=%d photo=%s: %s",
                                imager.pid(), attempt, source, death);
                        if (closed) {
                            development = failed("The imagers were closed");
                        } else if (attempt == TRIES) {
                            development = death.development();
                        } else if (death instanceof Death.OutOfMemory) {
                            funded.fundWithAll();
                        }
                        attempt++;
                    }
                }
            }
            return development;
        } catch (ImagerUnavailable e) {
            LOG.errorf("no imager photo=%s: %s", source, e.getMessage());
            place.ifPresent(this::discard);
            place = Optional.empty();
            return failed(String.valueOf(e.getMessage()));
        } finally {
            free.add(place);
        }
    }

    /// An imager that is not content with what it asked for is not ours any more.
    private static Imager.Ending once(Imager imager, FundedOrder funded)
            throws InterruptedException {
        Imager.Ending ending = imager.develop(funded.order());
        return funded.isFunded()
                        && ending instanceof Imager.Ending.Answered(Answer.Needs(var bytes))
                ? new Imager.Ending.Died(
                        new Death.Crashed("by asking for memory twice", ": %d".formatted(bytes)))
                : ending;
    }

    /// The imager of a place, ready; a new one where it ended while it was idle.
    private Imager usable(Optional<Imager> place) throws ImagerUnavailable, InterruptedException {
        Optional<Imager> living = place.filter(Imager::isAlive);
        if (living.isEmpty()) {
            place.ifPresent(this::discard);
        }
        Imager imager = living.isPresent() ? living.get() : launch();
        try {
            var _ = imager.ready();
            return imager;
        } catch (ImagerUnavailable | InterruptedException e) {
            discard(imager);
            throw e;
        }
    }

    private static Development development(Order order, Answer answer) throws ImagerUnavailable {
        return switch (answer) {
            case Answer.Developed(var made, var warnings) -> {
                List<Rendition> wanted = order.renditions();
                yield new Development.Developed(
                        IntStream.range(0, wanted.size())
                                .mapToObj(i -> file(order, wanted.get(i), made.get(i)))
                                .toList(),
                        warnings);
            }
            case Answer.Rejected(var reason) -> new Development.Rejected(reason);
            case Answer.Failed(var reason) -> new Development.Failed(reason);
            case Answer.Ready _, Answer.Unusable _, Answer.Needs _ ->
                    throw new ImagerUnavailable("An imager answered an order with: " + answer);
        };
    }

    private static RenditionFile file(Order order, Rendition rendition, Answer.Made made) {
        return new RenditionFile(
                rendition,
                made.format(),
                order.file(rendition),
                made.bytes(),
                made.width(),
                made.height());
    }

    private static Development failed(String message) {
        return new Development.Failed(FailCode.IMAGER_UNAVAILABLE.reason(message));
    }

    private Imager launch() throws ImagerUnavailable {
        if (closed) {
            throw new ImagerUnavailable("The imagers are closed");
        }
        Imager imager = Imager.launch(settings, watchdog);
        alive.add(imager);
        if (closed) {
            discard(imager);
        }
        return imager;
    }

    /// One that died, or that held a grant: the heap of C keeps what it once had, so that its share
    /// would no longer bound it.
    private Optional<Imager> replaced(Imager imager) {
        discard(imager);
        return tryLaunch();
    }

    private Optional<Imager> tryLaunch() {
        try {
            return Optional.of(launch());
        } catch (ImagerUnavailable e) {
            LOG.warnf("imager not started: %s", e.getMessage());
            return Optional.empty();
        }
    }

    private void discard(Imager imager) {
        imager.kill();
        alive.remove(imager);
    }

    /// The processes that are there now.
    List<Long> pids() {
        return alive.stream().filter(Imager::isAlive).map(Imager::pid).toList();
    }

    @Override
    public int size() {
        return settings.count();
    }

    /// Ends all imagers; a photo that is in one is then failed.
    @Override
    public void close() {
        closed = true;
        var dismissed = new ArrayList<>(alive);
        dismissed.forEach(Imager::dismiss);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (Imager imager : dismissed) {
                imager.bury(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            dismissed.forEach(Imager::kill);
            Thread.currentThread().interrupt();
        }
        watchdog.close();
    }
}
