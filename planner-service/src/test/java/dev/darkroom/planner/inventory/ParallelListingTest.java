package dev.darkroom.planner.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.planner.storage.StorageFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ParallelListingTest {
    private static final BucketPrefix RAW = new BucketPrefix("raw", "");
    private static final int OBJECTS = 20_000;
    private static final int PAGES = OBJECTS / 100;

    private final InMemorySources sources = new InMemorySources();

    /// Ways in which buckets are filled.
    enum Keys {
        HASHES(i -> "%016x.jpg".formatted(new Random(i).nextLong())),
        NUMBERS(i -> "IMG_%09d.jpg".formatted(i)),
        DAYS(i -> "photos/2026/%02d/%02d/IMG_%05d.jpg".formatted(1 + i % 12, 1 + i / 12 % 28, i)),
        ONE_DEEP_FOLDER(
                i -> "originals/europe/user-000001/camera/2026/11/IMG_%06d.jpg".formatted(i)),
        A_FEW_AND_MANY(i -> i < 10 ? "a/" + i : "z/long/way/down/%06d".formatted(i)),
        LETTERS_OF_THE_WORLD(i -> "%s/%d".formatted(Character.toString(0x4E00 + i % 5_000), i)),
        NO_LETTERS(i -> "\u00ff".repeat(3) + Character.toString(0x1F600 + i % 40) + i);

        @SuppressWarnings("ImmutableEnumChecker") // functions of their number alone
        private final IntFunction<String> key;

        Keys(IntFunction<String> key) {
            this.key = key;
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyKeyIsListedOnce(Keys keys) {
        List<String> all = fill(keys);

        List<String> found = list(RAW, 16);

        assertThat(found).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
        assertThat(sources.pages()).as("requests").isLessThan(3 * PAGES + 200);
    }

    @ParameterizedTest
    @EnumSource(names = {"HASHES", "NUMBERS", "DAYS", "ONE_DEEP_FOLDER"})
    void manyThreadsFindWork(Keys keys) {
        fill(keys);
        var waiting = new AtomicInteger();
        var together = new AtomicInteger();
        sources.atEachPage(() -> {
            together.addAndGet(waiting.incrementAndGet());
            LockSupport.parkNanos(1_000_000);
            waiting.decrementAndGet();
        });

        list(RAW, 16);

        double busy = (double) together.get() / sources.pages();
        assertThat(busy).as("threads that list at the same time").isGreaterThan(4);
    }

    @Test
    void onlyThePrefixIsListed() {
        fill(Keys.DAYS);

        List<String> found = list(new BucketPrefix("raw", "photos/2026/03/"), 16);

        assertThat(found).hasSize(OBJECTS / 12 + 1).allMatch(key -> key.contains("2026/03/"));
    }

    /// Objects come and go while the bucket is listed; those that stay are listed once, and no
    /// other twice.
    @ParameterizedTest
    @EnumSource(names = {"HASHES", "NUMBERS", "DAYS"})
    void bucketThatChangesIsListedWithoutRepeats(Keys keys) {
        List<String> all = fill(keys);
        List<String> stay = all.stream().filter(key -> key.hashCode() % 3 != 0).toList();
        List<String> go = all.stream().filter(key -> key.hashCode() % 3 == 0).toList();
        sources.atEachPage(() -> {
            var random = ThreadLocalRandom.current();
            for (int i = 0; i < 20; i++) {
                sources.remove("raw", go.get(random.nextInt(go.size())));
                sources.put("raw", object(keys.key.apply(random.nextInt()) + "new"));
            }
        });

        List<String> found = list(RAW, 16);

        assertThat(found).doesNotHaveDuplicates().containsAll(stay);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void listingEndsWhenThereIsEnough(int threads) {
        fill(Keys.HASHES);
        var listed = new AtomicInteger();

        new ParallelListing(
                        sources,
                        RAW,
                        page -> listed.addAndGet(page.size()),
                        () -> listed.get() >= 1_000)
                .list(threads, () -> {});

        assertThat(listed.get()).isBetween(1_000, 1_000 + threads * 100);
    }

    @Test
    void answersOf503AreTriedAgain() {
        List<String> all = fill(Keys.HASHES);
        sources.failNext(5);

        assertThat(list(RAW, 4)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void bucketThatIsGoneMeanwhileEndsTheListing() {
        fill(Keys.HASHES);
        var pages = new AtomicInteger();
        var vanishing =
                new SourceListing() {
                    @Override
                    public ListingPage page(BucketPrefix source, String after) {
                        return pages.incrementAndGet() > 20
                                ? new ListingPage.Refused("gone")
                                : sources.page(source, after);
                    }
                };

        assertThatThrownBy(() ->
                        new ParallelListing(vanishing, RAW, _ -> {}, () -> false).list(8, () -> {}))
                .isInstanceOf(SourceUnusable.class)
                .hasMessage("gone");
    }

    @Test
    void whatFailsForGoodEndsTheListing() {
        fill(Keys.HASHES);
        var pages = new AtomicInteger();

        assertThatThrownBy(() ->
                        new ParallelListing(
                                        sources,
                                        RAW,
                                        _ -> {
                                            if (pages.incrementAndGet() > 30) {
                                                throw new StorageFailure(
                                                        "Writing",
                                                        new IllegalStateException("503"));
                                            }
                                        },
                                        () -> false)
                                .list(8, () -> {}))
                .isInstanceOf(StorageFailure.class);
    }

    private List<String> fill(Keys keys) {
        List<String> all = IntStream.range(0, OBJECTS).mapToObj(keys.key).distinct().toList();
        sources.bucket("raw", List.of());
        all.forEach(key -> sources.put("raw", object(key)));
        return all;
    }

    private List<String> list(BucketPrefix source, int threads) {
        var found = new ArrayList<String>();
        new ParallelListing(
                        sources,
                        source,
                        page -> {
                            synchronized (found) {
                                page.forEach(object -> found.add(object.key()));
                            }
                        },
                        () -> false)
                .list(threads, () -> {});
        return found;
    }

    private static CataloguedObject object(String key) {
        return new CataloguedObject(key, Optional.empty(), 1, "e", 0, "STANDARD");
    }
}
