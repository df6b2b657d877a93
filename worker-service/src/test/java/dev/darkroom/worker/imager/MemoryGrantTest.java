package dev.darkroom.worker.imager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.worker.develop.ImagerSettings;
import dev.darkroom.worker.develop.MemoryShares;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How large photos come by memory, with [TestImager]s.
class MemoryGrantTest {
    private static final long MIB = 1L << 20;

    @TempDir Path folder;

    @Test
    void aLargePhotoIsDevelopedWithWhatItAskedFor() throws Exception {
        try (ImagerPool pool = pool(1, 512 * MIB, 1024 * MIB)) {
            assertThat(develop(pool, "large")).isInstanceOf(Development.Developed.class);
            assertThat(develop(pool, "fine")).isInstanceOf(Development.Developed.class);
        }
        assertThat(photos()).containsExactly("large", "large " + TestImager.NEEDED, "fine");
    }

    @Test
    void largePhotosThatDoNotFitTogetherFollowEachOther() throws Exception {
        try (ImagerPool pool = pool(2, 512 * MIB, 800 * MIB);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            pool.hello();
            var developments = new ArrayList<Future<Development>>();
            long start = System.nanoTime();
            for (int i = 0; i < 4; i++) {
                developments.add(threads.submit(() -> develop(pool, "large")));
            }
            for (Future<Development> development : developments) {
                assertThat(development.get()).isInstanceOf(Development.Developed.class);
            }
            // Each holds its grant for half a second.
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isGreaterThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void smallPhotosPassLargeOnesThatWait() throws Exception {
        try (ImagerPool pool = pool(3, 512 * MIB, 800 * MIB);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            pool.hello();
            Future<Development> first = threads.submit(() -> develop(pool, "large"));
            Future<Development> second = threads.submit(() -> develop(pool, "large"));
            while (photos().stream().filter("large"::equals).count() < 2) {
                Thread.sleep(5);
            }

            assertThat(develop(pool, "fine")).isInstanceOf(Development.Developed.class);

            assertThat(first.isDone() && second.isDone()).isFalse();
            assertThat(second.get()).isInstanceOf(Development.Developed.class);
        }
    }

    @Test
    void aPhotoThatOutgrewItsImagerGetsAllThereIsForItsSecondTry() throws Exception {
        try (ImagerPool pool = pool(1, 512 * MIB, 1024 * MIB)) {
            assertThat(develop(pool, "swollen")).isInstanceOf(Development.Developed.class);
            assertThat(develop(pool, "large")).isInstanceOf(Development.Developed.class);
        }
        assertThat(photos())
                .containsExactly(
                        "swollen", "swollen " + 1024 * MIB, "large", "large " + TestImager.NEEDED);
    }

    @Test
    void anImagerThatAsksAgainAndAgainGetsNothing() throws Exception {
        try (ImagerPool pool = pool(1, 512 * MIB, 1024 * MIB)) {
            var rejected = (Development.Rejected) develop(pool, "greedy");

            assertThat(rejected.reason().code()).isEqualTo("imager-crashed");
            assertThat(rejected.reason().message()).contains("asking for memory twice");
            assertThat(develop(pool, "large")).isInstanceOf(Development.Developed.class);
        }
    }

    private ImagerPool pool(int imagers, long standing, long most) {
        return ImagerPool.start(
                new ImagerPoolSettings(
                        ImagerCommand.ofJava(
                                Path.of(System.getProperty("java.home")),
                                System.getProperty("java.class.path"),
                                TestImager.class.getName()),
                        imagers,
                        folder,
                        ImagerSettings.defaults().withMemory(new MemoryShares(standing, most))));
    }

    private Development develop(ImagerPool pool, String photo)
            throws IOException, InterruptedException {
        Path file = Files.writeString(Files.createTempFile(folder, "photo", ""), photo);
        return pool.develop(file, folder, BuiltInRecipes.web());
    }

    private List<String> photos() throws IOException {
        Path list = folder.resolve("photos");
        return Files.exists(list) ? Files.readAllLines(list) : List.of();
    }
}
