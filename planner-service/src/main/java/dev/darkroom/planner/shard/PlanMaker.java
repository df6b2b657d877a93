package dev.darkroom.planner.shard;

import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.PlanIndex;
import dev.darkroom.contracts.PlanPart;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.planner.config.PlannerConfig;
import dev.darkroom.planner.parallel.ParallelWork;
import dev.darkroom.planner.storage.ControlObjects;
import dev.darkroom.planner.storage.ListedObject;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;

/// Makes the plan of a generation part by part, several at a time. A part that exists is not made
/// again, whoever made it, so that a planner which takes over goes on where another was killed, and
/// two planners end with the same parts.
@Singleton
public final class PlanMaker {
    /// Of manifests, before they are written: what each part being made holds in memory.
    static final int PACK_BYTES = 4 << 20;

    private final ControlObjects control;
    private final WorkRates rates;
    private final int partsAtOnce;
    private final int packBytes;

    @Inject
    PlanMaker(ControlObjects control, WorkRates rates, PlannerConfig config) {
        this(
                control,
                rates,
                config.partsAtOnce().orElseGet(() -> Runtime.getRuntime().availableProcessors()),
                PACK_BYTES);
    }

    public PlanMaker(ControlObjects control, WorkRates rates, int partsAtOnce, int packBytes) {
        this.control = control;
        this.rates = rates;
        this.partsAtOnce = partsAtOnce;
        this.packBytes = packBytes;
    }

    /// Makes the plan under the run's epoch. It becomes real when the run's document names it.
    ///
    /// @param stillWorking called twice a second: planning may outlast a lease
    public Plan make(RunDocument run, PartSource source, Runnable stillWorking) {
        var making = new Making(run, source);
        List<PlanPart> parts =
                source.limit()
                        .map(limit -> making.oneAfterAnother(limit, stillWorking))
                        .orElseGet(() -> making.atOnce(stillWorking));
        PlanIndex index = PlanIndex.of(parts);
        control.put(
                making.keys.planIndex(run.epoch()),
                Json.text(index).getBytes(StandardCharsets.UTF_8));
        return index.plan(run.epoch(), run.generation());
    }

    /// One plan in the making.
    private final class Making {
        private final RunDocument run;
        private final PartSource source;
        private final ControlKeys keys;
        private final WorkEstimate work;
        private final Set<String> existing;

        Making(RunDocument run, PartSource source) {
            this.run = run;
            this.source = source;
            this.keys = new ControlKeys(run.name());
            this.work = WorkEstimate.of(run.spec().recipe(), rates);
            this.existing = existing();
        }

        List<PlanPart> atOnce(Runnable stillWorking) {
            var made = new ConcurrentSkipListMap<Integer, PlanPart>();
            ParallelWork.computing(
                    "plan-" + run.name() + '-',
                    Math.clamp(source.parts(), 1, partsAtOnce),
                    IntStream.range(0, source.parts()).iterator(),
                    part -> made.put(part, part(part, Long.MAX_VALUE)),
                    stillWorking);
            return List.copyOf(made.values());
        }

        /// How many objects a part may have follows from those before it.
        List<PlanPart> oneAfterAnother(long limit, Runnable stillWorking) {
            var made = new ArrayList<PlanPart>();
            ParallelWork.computing(
                    "plan-" + run.name() + '-',
                    1,
                    IntStream.range(0, source.parts()).iterator(),
                    part -> {
                        long left = limit - made.stream().mapToLong(PlanPart::objects).sum();
                        if (left > 0) {
                            made.add(part(part, left));
                        }
                    },
                    stillWorking);
            return made;
        }

        private PlanPart part(int part, long most) {
            String key = keys.planPart(run.generation(), source.id(), part);
            return existing.contains(key) ? PartIndex.part(control, key) : make(part, most, key);
        }

        private PlanPart make(int part, long most, String key) {
            var writer =
                    new PartWriter(control, keys, run.epoch(), run.generation(), part, packBytes);
            var packer = new PartPacker(run.spec().shards(), work, most, writer::add);
            source.read(part, packer);
            packer.end();
            return writer.end(key);
        }

        private Set<String> existing() {
            String first = keys.planPart(run.generation(), source.id(), 0);
            String folder = first.substring(0, first.lastIndexOf('/') + 1);
            var found = new HashSet<String>();
            Optional<String> after = Optional.empty();
            do {
                var page = control.list(folder, after);
                page.items().stream().map(ListedObject::key).forEach(found::add);
                after = page.more() ? Optional.of(page.items().getLast().key()) : Optional.empty();
            } while (after.isPresent());
            return found;
        }
    }
}
