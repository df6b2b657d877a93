package dev.darkroom.planner.estimate;

import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunSpec;
import dev.darkroom.planner.config.PlannerConfig;
import dev.darkroom.planner.cost.Prices;
import dev.darkroom.planner.inventory.InventoryUnusable;
import dev.darkroom.planner.inventory.ObjectSink;
import dev.darkroom.planner.inventory.SourceUnusable;
import dev.darkroom.planner.run.SourceCatalogue;
import dev.darkroom.planner.shard.WorkRates;
import dev.darkroom.planner.storage.ControlObjects;
import dev.darkroom.planner.storage.StoredObject;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Makes estimates, and keeps those of runs that are to be confirmed.
@Singleton
public final class Estimates {
    private static final int AT_ONCE = 2;

    private final Catalogue catalogue;
    private final WorkRates rates;
    private final Prices prices;
    private final int vcpus;
    private final ControlObjects control;
    private final InstantSource clock;
    private final Semaphore room = new Semaphore(AT_ONCE);

    @Inject
    Estimates(
            SourceCatalogue catalogue,
            WorkRates rates,
            Prices prices,
            PlannerConfig config,
            ControlObjects control,
            InstantSource clock) {
        this(catalogue::read, rates, prices, config.batch().vcpus(), control, clock);
    }

    /// @param vcpus of a worker, unless its run says otherwise
    Estimates(
            Catalogue catalogue,
            WorkRates rates,
            Prices prices,
            int vcpus,
            ControlObjects control,
            InstantSource clock) {
        this.catalogue = catalogue;
        this.rates = rates;
        this.prices = prices;
        this.vcpus = vcpus;
        this.control = control;
        this.clock = clock;
    }

    /// [SourceCatalogue#read].
    interface Catalogue {
        void read(RunDocument run, ObjectSink objects, Runnable stillWorking);
    }

    /// What came of the wish for an estimate.
    public sealed interface Outcome {
        record Made(Estimate estimate) implements Outcome {}

        /// The source cannot be read, now or later.
        record Refused(String reason) implements Outcome {}

        /// Others are being made.
        record Busy() implements Outcome {}
    }

    /// Reads the whole source of a spec, which takes about a second for a million objects, and
    /// estimates what comes of it.
    public Outcome of(RunSpec spec) {
        if (!room.tryAcquire()) {
            return new Outcome.Busy();
        }
        try {
            return new Outcome.Made(of(RunDocument.created(spec, clock.instant()), () -> {}));
        } catch (SourceUnusable | InventoryUnusable e) {
            return new Outcome.Refused(String.valueOf(e.getMessage()));
        } finally {
            room.release();
        }
    }

    /// Estimates a run that exists.
    ///
    /// @param stillWorking called twice a second
    /// @throws SourceUnusable if its source can never be read
    Estimate of(RunDocument run, Runnable stillWorking) {
        var count = new EstimateCount(run.spec(), rates);
        catalogue.read(run, count, stillWorking);
        return count.end(prices, run.spec().workers().vcpus().orElse(vcpus), clock.instant());
    }

    /// Keeps the estimate of a run.
    public void keep(RunName run, Estimate estimate) {
        control.put(
                new ControlKeys(run).estimate(),
                Json.text(estimate).getBytes(StandardCharsets.UTF_8));
    }

    /// The estimate of a run as JSON, if it has one.
    public Optional<String> kept(RunName run) {
        return control.read(new ControlKeys(run).estimate()).map(StoredObject::text);
    }
}
