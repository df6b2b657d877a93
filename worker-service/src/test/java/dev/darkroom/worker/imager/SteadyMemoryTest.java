package dev.darkroom.worker.imager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.worker.develop.ImagerProcess;
import dev.darkroom.worker.develop.ImagerSettings;
import dev.darkroom.worker.develop.TestPhoto;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The memory of imagers that live long.
class SteadyMemoryTest {
    private static final Logger LOG = Logger.getLogger(SteadyMemoryTest.class);
    private static final int IMAGERS = 2;
    private static final int WARM_UP = 200;

    /// For an imager, after it is warm.
    private static final long MOST_GROWTH = 24L << 20;

    /// Of two imagers on the JVM with web's renditions of small photos.
    private static final long MOST_TOGETHER = 400L << 20;

    @TempDir Path folder;

    @Test
    void doesNotGrowOver1000Photos() throws Exception {
        develop(1_000);
    }

    @Test
    @Tag("long")
    void doesNotGrowOver5000Photos() throws Exception {
        develop(5_000);
    }

    private void develop(int photos) throws Exception {
        List<Path> originals = originals();
        try (ImagerPool pool = start()) {
            develop(pool, originals, WARM_UP);
            long before = residentSet(pool);
            long largest = 0;
            for (int done = WARM_UP; done < photos; done += WARM_UP) {
                develop(pool, originals, WARM_UP);
                largest = Math.max(largest, residentSet(pool));
            }
            LOG.infof(
                    "imagers=%d photos=%d rss: warm=%d MiB, largest=%d MiB",
                    IMAGERS, photos, before >> 20, largest >> 20);
            assertThat(largest - before).isLessThan(IMAGERS * MOST_GROWTH);
            assertThat(largest).isLessThan(MOST_TOGETHER);
        }
    }

    private void develop(ImagerPool pool, List<Path> originals, int photos) throws Exception {
        var work = new ArrayList<Callable<Integer>>();
        for (int lane = 0; lane < IMAGERS; lane++) {
            Path renditions = Files.createDirectories(folder.resolve("renditions" + lane));
            int first = lane;
            work.add(() -> {
                int developed = 0;
                for (int i = first; i < photos; i += IMAGERS) {
                    Path photo = originals.get(i % originals.size());
                    Development development = pool.develop(photo, renditions, BuiltInRecipes.web());
                    developed += development instanceof Development.Developed ? 1 : 0;
                }
                return developed;
            });
        }
        List<Long> imagers = pool.pids();
        try (var threads = Executors.newFixedThreadPool(IMAGERS)) {
            for (var lane : threads.invokeAll(work)) {
                assertThat(lane.get()).isGreaterThan(photos / IMAGERS * 9 / 10);
            }
        }
        assertThat(pool.pids()).as("no imager ended").hasSameElementsAs(imagers);
    }

    /// Of several formats, and one that is broken.
    private List<Path> originals() {
        var originals = new ArrayList<Path>();
        for (int i = 0; i < 4; i++) {
            BufferedImage image = TestPhoto.upright(300 + 100 * i, 400);
            for (String format : List.of("jpg", "png", "gif", "tiff")) {
                originals.add(TestPhoto.file(folder, format + i, TestPhoto.encoded(format, image)));
            }
        }
        originals.add(TestPhoto.file(folder, "broken", new byte[] {(byte) 0xFF, (byte) 0xD8, -1}));
        return originals;
    }

    private ImagerPool start() {
        return ImagerPool.start(
                new ImagerPoolSettings(
                        ImagerCommand.ofJava(
                                Path.of(System.getProperty("java.home")),
                                System.getProperty("java.class.path"),
                                ImagerProcess.class.getName()),
                        IMAGERS,
                        folder,
                        ImagerSettings.defaults()));
    }

    private static long residentSet(ImagerPool pool) throws IOException {
        long kibibytes = 0;
        for (long pid : pool.pids()) {
            kibibytes +=
                    Files.readAllLines(Path.of("/proc/%d/status".formatted(pid))).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                            .sum();
        }
        return kibibytes << 10;
    }
}
