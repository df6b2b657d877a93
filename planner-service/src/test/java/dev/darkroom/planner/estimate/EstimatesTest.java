package dev.darkroom.planner.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunSpec;
import dev.darkroom.planner.cost.Prices;
import dev.darkroom.planner.inventory.CataloguedObject;
import dev.darkroom.planner.inventory.ObjectSink;
import dev.darkroom.planner.inventory.SourceUnusable;
import dev.darkroom.planner.shard.WorkRate;
import dev.darkroom.planner.shard.WorkRates;
import dev.darkroom.planner.storage.InMemoryControlObjects;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class EstimatesTest {
    private static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");
    private static final Prices PRICES =
            new Prices(
                    dollars("0.02"),
                    dollars("0.05"),
                    dollars("5"),
                    dollars("0.4"),
                    dollars("0.4"),
                    dollars("0.023"),
                    dollars("0.02"),
                    dollars("0.0025"));
    private static final long MIB = 1 << 20;

    /// A second of a vCPU for each photo, whatever it is.
    private static final WorkRates RATES = new WorkRates(Map.of(), new WorkRate(1_000, 0));

    private final List<CataloguedObject> objects = new ArrayList<>();
    private final InMemoryControlObjects control = new InMemoryControlObjects();

    @Test
    void objectsAreCountedBySuffixClassAndSize() {
        add("a.JPG", MIB, "STANDARD");
        add("b/c.jpg", 3 * MIB, "STANDARD_IA");
        add("d.heic", 2 * MIB, "STANDARD");
        add("x.y/none", 10, "STANDARD");
        add("old.jpg", 5 * MIB, "DEEP_ARCHIVE");

        Estimate estimate = made(spec(""));

        assertThat(estimate.objects()).isEqualTo(5);
        assertThat(estimate.bytes()).isEqualTo(11 * MIB + 10);
        assertThat(estimate.archived()).isEqualTo(new Amount(1, 5 * MIB));
        assertThat(estimate.bySuffix())
                .containsOnly(
                        Map.entry("jpg", new Amount(3, 9 * MIB)),
                        Map.entry("heic", new Amount(1, 2 * MIB)),
                        Map.entry("other", new Amount(1, 10)));
        assertThat(estimate.byStorageClass())
                .containsOnly(
                        Map.entry("STANDARD", new Amount(3, 3 * MIB + 10)),
                        Map.entry("STANDARD_IA", new Amount(1, 3 * MIB)),
                        Map.entry("DEEP_ARCHIVE", new Amount(1, 5 * MIB)));
        assertThat(estimate.sizes())
                .containsExactly(
                        new SizeRange(0, Optional.of(1024L), 1, 10),
                        new SizeRange(MIB, Optional.of(4 * MIB), 3, 6 * MIB),
                        new SizeRange(4 * MIB, Optional.of(16 * MIB), 1, 5 * MIB));
    }

    @Test
    void rareSuffixesAreShownTogether() {
        for (int suffix = 0; suffix < 60; suffix++) {
            for (int i = 0; i <= suffix; i++) {
                add("%d.s%d".formatted(i, suffix), 2, "STANDARD");
            }
        }
        add("none", 2, "STANDARD");

        Estimate estimate = made(spec(""));

        assertThat(estimate.bySuffix()).hasSize(51).containsKey("s10").doesNotContainKey("s9");
        assertThat(estimate.bySuffix().get("other")).isEqualTo(new Amount(56, 112));
    }

    @Test
    void workAndRequestsFollowFromWhatIsDeveloped() {
        for (int i = 0; i < 2_500; i++) {
            add("%d.jpg".formatted(i), MIB, "STANDARD");
        }
        add("old.jpg", MIB, "GLACIER");

        Estimate estimate = made(spec("\"workers\":{\"max\":10},"));

        // Baseline JPEG: what the rates say.
        assertThat(estimate.vcpuHours()).isEqualTo(2_500 / 3_600.0, within(1e-9));
        assertThat(estimate.hours()).isEqualTo(2_500 / 3_600.0 / 20, within(1e-9));
        // 600 seconds of work a shard.
        assertThat(estimate.shards()).isEqualTo(5);
        assertThat(estimate.renditions()).isEqualTo(2_500);
        assertThat(estimate.requests().gets()).isEqualTo(2_500 + 10);
        assertThat(estimate.requests().puts()).isEqualTo(2_500 + 20);
        assertThat(estimate.cost().spot()).isEqualTo(2_500 / 3_600.0 * 0.02, within(1e-6));
        assertThat(estimate.cost().puts()).isEqualTo(2_520 * 5e-6, within(1e-6));
        assertThat(estimate.cost().run())
                .isEqualTo(
                        estimate.cost().spot()
                                + estimate.cost().gets()
                                + estimate.cost().puts()
                                + estimate.cost().queue(),
                        within(1e-6));
        assertThat(estimate.renditionBytes() / 2_500.0).isBetween(20_000.0, 28_000.0);
    }

    @Test
    void aDeadlineAsksForWorkers() {
        for (int i = 0; i < 7_200; i++) {
            add("%d.jpg".formatted(i), MIB, "STANDARD");
        }

        String inTime = "\"finishBy\":\"2026-11-25T00:30:00Z\",";
        assertThat(made(spec(inTime)).deadline())
                .contains(new Estimate.Deadline(NOW.plusSeconds(1_800), 2, true));
        String late = "\"workers\":{\"max\":1}," + inTime;
        assertThat(made(spec(late)).deadline().orElseThrow().withinLimit()).isFalse();
    }

    @Test
    void theFiltersLimitIsKept() {
        for (int i = 0; i < 100; i++) {
            add("%d.jpg".formatted(i), 1, "STANDARD");
        }

        assertThat(made(spec("\"filter\":{\"limit\":7},")).objects()).isEqualTo(7);
        assertThat(made(spec("\"filter\":{\"limit\":100},")).objects()).isEqualTo(100);
    }

    @Test
    void aSourceThatCannotBeReadIsRefused() {
        Estimates estimates =
                estimates((_, _, _) -> {
                    throw new SourceUnusable("there is no such bucket");
                });

        assertThat(estimates.of(spec("")))
                .isEqualTo(new Estimates.Outcome.Refused("there is no such bucket"));
    }

    @Test
    void twoAreMadeAtATime() throws InterruptedException {
        var begun = new CountDownLatch(2);
        var end = new CountDownLatch(1);
        Estimates estimates =
                estimates((_, _, _) -> {
                    begun.countDown();
                    await(end);
                });
        var one = Thread.startVirtualThread(() -> estimates.of(spec("")));
        var two = Thread.startVirtualThread(() -> estimates.of(spec("")));
        begun.await();

        assertThat(estimates.of(spec(""))).isInstanceOf(Estimates.Outcome.Busy.class);

        end.countDown();
        one.join();
        two.join();
        assertThat(estimates.of(spec(""))).isInstanceOf(Estimates.Outcome.Made.class);
    }

    @Test
    void anEstimateIsKeptWithItsRun() throws InvalidDocument {
        add("a.jpg", MIB, "STANDARD");
        Estimates estimates = estimates(this::read);
        Estimate estimate = made(spec(""));

        assertThat(estimates.kept(new RunName("trial"))).isEmpty();
        estimates.keep(new RunName("trial"), estimate);

        assertThat(Json.message(estimates.kept(new RunName("trial")).orElseThrow(), Estimate.class))
                .isEqualTo(estimate);
    }

    private static BigDecimal dollars(String text) {
        return new BigDecimal(text);
    }

    private Estimate made(RunSpec spec) {
        return ((Estimates.Outcome.Made) estimates(this::read).of(spec)).estimate();
    }

    private Estimates estimates(Estimates.Catalogue catalogue) {
        return new Estimates(catalogue, RATES, PRICES, 2, control, () -> NOW);
    }

    private void read(RunDocument run, ObjectSink sink, Runnable stillWorking) {
        objects.forEach(sink::add);
    }

    private void add(String key, long size, String storageClass) {
        objects.add(
                new CataloguedObject(
                        key, Optional.empty(), size, "e", NOW.toEpochMilli(), storageClass));
    }

    /// One thumbnail a photo, without trellis.
    private static RunSpec spec(String more) {
        String json =
                """
                {"name":"trial",%s"source":{"bucket":"raw"},"destination":{"bucket":"processed"},
                "recipe":{"name":"thumbs","renditions":[
                {"name":"320","width":320,"height":320,"fit":"cover","trellis":false}]}}
                """
                        .formatted(more);
        try {
            return Json.request(json, RunSpec.class);
        } catch (InvalidDocument e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
