package dev.darkroom.worker.imager;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.contracts.Encoding;
import dev.darkroom.contracts.ImageFormat;
import dev.darkroom.contracts.Recipe;
import dev.darkroom.contracts.Rendition;
import dev.darkroom.contracts.Resize;
import dev.darkroom.worker.develop.ImagerProcess;
import dev.darkroom.worker.develop.ImagerSettings;
import dev.darkroom.worker.develop.MemoryShares;
import dev.darkroom.worker.develop.NativeLibraries;
import dev.darkroom.worker.develop.TestPhoto;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real imagers, as processes.
class ImagerPoolTest {
    private static final long MIB = 1L << 20;
    private static final Recipe WEB = BuiltInRecipes.web();
    private static final List<Rendition> RENDITIONS = WEB.renditions();

    @TempDir Path folder;

    @Test
    void developsPhotosAtTheSameTime() throws Exception {
        try (ImagerPool pool = start(2, ImagerSettings.defaults());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(pool.size()).isEqualTo(2);
            assertThat(pool.hello().formats()).contains("jpeg", "avif");
            Path photo = photo(TestPhoto.upright(1500, 1000));
            var developments = new ArrayList<Future<Development>>();
            for (int i = 0; i < 6; i++) {
                Path renditions = Files.createDirectory(folder.resolve("out" + i));
                developments.add(threads.submit(() -> pool.develop(photo, renditions, WEB)));
            }

            for (int i = 0; i < 6; i++) {
                Path renditions = folder.resolve("out" + i);
                assertThat(developments.get(i).get())
                        .isEqualTo(
                                new Development.Developed(
                                        List.of(
                                                file(RENDITIONS.get(0), renditions, 320, 320),
                                                file(RENDITIONS.get(1), renditions, 1024, 683),
                                                file(RENDITIONS.get(2), renditions, 1500, 1000)),
                                        List.of()));
            }
            assertThat(pool.pids()).hasSize(2);
        }
    }

    @Test
    void aBrokenPhotoIsRejectedAndItsImagerLivesOn() throws Exception {
        byte[] whole = TestPhoto.encoded("jpg", TestPhoto.upright(600, 400));
        Path broken = TestPhoto.file(folder, "photo", Arrays.copyOf(whole, whole.length / 2));
        try (ImagerPool pool = start(1, ImagerSettings.defaults())) {
            List<Long> before = pool.pids();

            var rejected = (Development.Rejected) pool.develop(broken, folder, WEB);

            assertThat(rejected.reason().code()).isEqualTo("broken");
            assertThat(pool.pids()).isEqualTo(before);
        }
    }

    @Test
    void aPhotoWhoseImagerIsKilledOnceIsDevelopedByTheNext() throws Exception {
        Path photo = photo(TestPhoto.upright(600, 400));
        try (ImagerPool pool = start(1, ImagerSettings.defaults());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            pool.hello();
            String imager = pool.pids().getFirst().toString();
            signal("STOP", imager);
            Future<Development> development =
                    threads.submit((Callable<Development>) () -> pool.develop(photo, folder, WEB));
            Thread.sleep(200);
            signal("KILL", imager);

            assertThat(development.get()).isInstanceOf(Development.Developed.class);
        }
    }

    @Test
    void anImagerOutlivesTheSignalsOfATerminal() throws Exception {
        Path photo = photo(TestPhoto.upright(600, 400));
        try (ImagerPool pool = start(1, ImagerSettings.defaults())) {
            pool.hello();
            List<Long> before = pool.pids();
            signal("INT", before.getFirst().toString());
            signal("TERM", before.getFirst().toString());

            assertThat(pool.develop(photo, folder, WEB)).isInstanceOf(Development.Developed.class);
            assertThat(pool.pids()).isEqualTo(before);
        }
    }

    @Test
    void aPhotoThatNeedsMoreThanThereIsIsRejectedByItsHeader() throws Exception {
        var large = new BufferedImage(9000, 9000, BufferedImage.TYPE_BYTE_BINARY);
        Path photo = TestPhoto.file(folder, "photo", TestPhoto.encoded("png", large));
        var whole =
                Recipe.of(
                        "whole",
                        List.of(Rendition.of("whole", Resize.inside(9000), Encoding.Jpeg.of(80))));
        try (ImagerPool pool = start(1, withMemory(400 * MIB, 500 * MIB))) {
            List<Long> before = pool.pids();

            var rejected = (Development.Rejected) pool.develop(photo, folder, whole);

            assertThat(rejected.reason().code()).isEqualTo("needs-too-much-memory");
            assertThat(pool.pids()).isEqualTo(before);
        }
    }

    @Test
    void aPhotoThatIsLargeIsDevelopedWithAGrantAndItsImagerIsReplaced() throws Exception {
        Path photo = photo(TestPhoto.upright(3000, 2000));
        try (ImagerPool pool = start(1, withMemory(160 * MIB, 1024 * MIB))) {
            pool.hello();
            List<Long> before = pool.pids();

            assertThat(pool.develop(photo, folder, WEB)).isInstanceOf(Development.Developed.class);
            assertThat(pool.pids()).hasSize(1).doesNotContainAnyElementsOf(before);
        }
    }

    @Test
    void aPhotoThatOutgrowsItsEstimateIsTriedAgainWithAllThereIs() throws Exception {
        Path photo = TestPhoto.file(folder, "photo", swollen());
        Path little = photo(TestPhoto.upright(600, 400));
        try (ImagerPool pool = start(1, withMemory(300 * MIB, 1024 * MIB))) {
            pool.hello();
            List<Long> before = pool.pids();

            assertThat(pool.develop(photo, folder, WEB)).isInstanceOf(Development.Developed.class);
            assertThat(pool.pids()).hasSize(1).doesNotContainAnyElementsOf(before);
        }
        try (ImagerPool pool = start(1, withMemory(300 * MIB, 300 * MIB))) {
            var rejected = (Development.Rejected) pool.develop(photo, folder, WEB);

            assertThat(rejected.reason().code()).isEqualTo("imager-out-of-memory");
            assertThat(pool.develop(little, folder, WEB)).isInstanceOf(Development.Developed.class);
        }
    }

    /// A small photo with 250 MiB of notes, which decoders keep and no header tells of.
    private static byte[] swollen() {
        byte[] jpeg = TestPhoto.encoded("jpg", TestPhoto.upright(600, 400));
        int segments = 4_000;
        ByteBuffer bytes = ByteBuffer.allocate(jpeg.length + segments * (2 + 65_535));
        bytes.put(jpeg, 0, 2);
        for (int i = 0; i < segments; i++) {
            bytes.putShort((short) 0xFFED).putShort((short) 0xFFFF).put(new byte[65_533]);
        }
        return bytes.put(jpeg, 2, jpeg.length - 2).array();
    }

    private static ImagerSettings withMemory(long standing, long most) {
        return ImagerSettings.defaults().withMemory(new MemoryShares(standing, most));
    }

    @Test
    void anImagersEnvironmentHoldsNothingOfTheWorkers() throws Exception {
        try (ImagerPool pool = start(1, ImagerSettings.defaults())) {
            pool.hello();
            String environment =
                    Files.readString(Path.of("/proc/%d/environ".formatted(pool.pids().getFirst())));

            assertThat(
                            Arrays.stream(environment.split("\0"))
                                    .map(line -> line.substring(0, line.indexOf('='))))
                    .isSubsetOf(
                            "PATH",
                            "LD_LIBRARY_PATH",
                            "LANG",
                            "TMPDIR",
                            "MALLOC_ARENA_MAX",
                            "VIPS_CONCURRENCY",
                            "DARKROOM_WORKER_LIBVIPS",
                            "DARKROOM_WORKER_LIBHEIF",
                            "DARKROOM_WORKER_IMAGER_MEMORY",
                            "DARKROOM_WORKER_IMAGER_MOST_MEMORY",
                            "DARKROOM_WORKER_IMAGER_MAX_PIXELS",
                            "DARKROOM_WORKER_IMAGER_MAX_FRAMES",
                            "DARKROOM_WORKER_IMAGER_MAX_RENDITION_PIXELS",
                            "DARKROOM_WORKER_IMAGER_TIME_LIMIT",
                            "DARKROOM_WORKER_IMAGER_CPU_LIMIT")
                    .contains("PATH", "TMPDIR");
        }
    }

    @Test
    void withoutLibvipsThereIsAMessageAndNothingIsRejected() throws Exception {
        Path photo = photo(TestPhoto.upright(60, 40));
        var settings =
                ImagerSettings.defaults()
                        .withLibraries(
                                new NativeLibraries(
                                        Optional.of("/nowhere/libvips.so"), Optional.empty()));
        try (ImagerPool pool = start(1, settings)) {
            assertThatThrownBy(pool::hello)
                    .isInstanceOf(ImagerUnavailable.class)
                    .hasMessageContaining("DARKROOM_WORKER_LIBVIPS=/nowhere/libvips.so");
            var failed = (Development.Failed) pool.develop(photo, folder, WEB);
            assertThat(failed.reason().code()).isEqualTo("imager-unavailable");
        }
    }

    @Test
    void aCommandThatDoesNotExistIsUnavailable() throws Exception {
        var settings =
                new ImagerPoolSettings(
                        List.of("/nowhere/worker"), 1, folder, ImagerSettings.defaults());
        try (ImagerPool pool = ImagerPool.start(settings)) {
            assertThatThrownBy(pool::hello)
                    .isInstanceOf(ImagerUnavailable.class)
                    .hasMessageContaining("/nowhere/worker");
        }
    }

    @Test
    void anImagerThatNeverBecomesReadyIsNotLeftBehind() throws Exception {
        Path photo = photo(TestPhoto.upright(60, 40));
        var settings =
                new ImagerPoolSettings(
                        List.of("/bin/sh", "-c", "echo hello; exec sleep 60"),
                        1,
                        folder,
                        ImagerSettings.defaults());
        try (ImagerPool pool = ImagerPool.start(settings)) {
            for (int photos = 0; photos < 2; photos++) {
                assertThat(pool.develop(photo, folder, WEB)).isInstanceOf(Development.Failed.class);
                for (long pid : pool.pids()) {
                    ProcessHandle.of(pid).ifPresent(it -> it.onExit().orTimeout(5, SECONDS).join());
                }
            }
            assertThat(pool.pids()).isEmpty();
        }
    }

    @Test
    void closingEndsEveryImager() throws Exception {
        ImagerPool pool = start(2, ImagerSettings.defaults());
        pool.hello();
        List<ProcessHandle> imagers =
                pool.pids().stream().map(pid -> ProcessHandle.of(pid).orElseThrow()).toList();

        pool.close();

        assertThat(imagers).hasSize(2).noneMatch(ProcessHandle::isAlive);
    }

    private ImagerPool start(int count, ImagerSettings settings) {
        return ImagerPool.start(
                new ImagerPoolSettings(
                        ImagerCommand.ofJava(
                                Path.of(System.getProperty("java.home")),
                                System.getProperty("java.class.path"),
                                ImagerProcess.class.getName()),
                        count,
                        folder,
                        settings));
    }

    private Path photo(BufferedImage image) {
        return TestPhoto.file(folder, "photo.jpg", TestPhoto.encoded("jpg", image));
    }

    private static RenditionFile file(Rendition rendition, Path folder, int width, int height)
            throws Exception {
        Path file = folder.resolve(rendition.name());
        return new RenditionFile(
                rendition, ImageFormat.JPEG, file, Files.size(file), width, height);
    }

    private static void signal(String name, String pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
    }
}
