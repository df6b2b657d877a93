package dev.darkroom.worker.imager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Encoding;
import dev.darkroom.contracts.Recipe;
import dev.darkroom.contracts.Rendition;
import dev.darkroom.contracts.Resize;
import dev.darkroom.worker.develop.Corpus;
import dev.darkroom.worker.develop.ImagerProcess;
import dev.darkroom.worker.develop.ImagerSettings;
import dev.darkroom.worker.develop.Limits;
import dev.darkroom.worker.develop.MemoryShares;
import dev.darkroom.worker.develop.NativeLibraries;
import dev.darkroom.worker.develop.TestPhoto;
import dev.darkroom.worker.develop.TimeLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Photos that are cut off and falsified at random, in real imagers: each has one result, with a
/// code where it is not developed, and none is the platform's fault.
class HostilePhotosTest {
    /// More with `-Dhostile.photos=…`, others with `-Dhostile.seed=…`.
    private static final int PHOTOS = Integer.getInteger("hostile.photos", 2000);

    private static final long SEED = Long.getLong("hostile.seed", 11);

    private static final List<Rendition> RENDITIONS =
            List.of(
                    Rendition.of("jpeg", Resize.inside(48), Encoding.Jpeg.of(80)),
                    Rendition.of("webp", Resize.cover(20), new Encoding.Webp(80, false, 0)));

    @TempDir Path folder;

    @Test
    void everyPhotoHasOneResult() throws Exception {
        Map<String, byte[]> corpus = Corpus.in(folder);
        List<String> names = List.copyOf(corpus.keySet());
        var strict = new Recipe(Recipe.VERSION, "strict", false, RENDITIONS);
        var tolerant = new Recipe(Recipe.VERSION, "tolerant", true, RENDITIONS);
        var random = new Random(SEED);
        var results = new TreeMap<String, Integer>();
        try (ImagerPool pool = pool()) {
            for (int i = 0; i < PHOTOS; i++) {
                String name = names.get(i % names.size());
                byte[] photo = damaged(corpus.get(name), random);
                Path file = TestPhoto.file(folder, "photo", photo);

                Development development =
                        pool.develop(file, folder, random.nextBoolean() ? strict : tolerant);

                String what = "%s, photo %d of seed %d".formatted(name, i, SEED);
                results.merge(result(what, development), 1, Integer::sum);
            }
        }
        assertThat(results).containsKeys("developed", "broken", "damaged");
        assertThat(results.keySet())
                .isSubsetOf(
                        "developed",
                        "damaged",
                        "gain-map-dropped",
                        "empty",
                        "no-image",
                        "unsupported-format",
                        "broken",
                        "too-many-pixels",
                        "rendition-too-large",
                        "imager-out-of-memory",
                        "imager-out-of-time",
                        "imager-crashed");
    }

    private static String result(String what, Development development) throws Exception {
        return switch (development) {
            case Development.Developed(var files, var warnings) -> {
                assertThat(files).as(what).hasSize(RENDITIONS.size());
                for (RenditionFile file : files) {
                    assertThat(Files.size(file.file())).as(what).isEqualTo(file.bytes());
                }
                yield warnings.isEmpty() ? "developed" : warnings.getFirst().code();
            }
            case Development.Rejected(var reason) -> {
                assertThat(reason.message()).as(what).isNotBlank();
                yield reason.code();
            }
            case Development.Failed(var reason) ->
                    throw new AssertionError("%s failed: %s".formatted(what, reason));
        };
    }

    /// Cut off, some bits turned, a piece overwritten; or two of these.
    private static byte[] damaged(byte[] whole, Random random) {
        byte[] photo = whole.clone();
        int kinds = 1 + random.nextInt(6);
        if ((kinds & 1) != 0) {
            for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                photo[place(photo, random)] ^= (byte) (1 << random.nextInt(8));
            }
        }
        if ((kinds & 2) != 0) {
            int from = place(photo, random);
            int to = Math.min(photo.length, from + 1 + random.nextInt(64));
            byte[] piece = new byte[to - from];
            random.nextBytes(piece);
            System.arraycopy(piece, 0, photo, from, piece.length);
        }
        if ((kinds & 4) != 0) {
            photo = Arrays.copyOf(photo, random.nextInt(photo.length));
        }
        return photo;
    }

    /// As often in the first bytes, where the headers are, as in all the rest.
    private static int place(byte[] photo, Random random) {
        return random.nextInt(random.nextBoolean() ? Math.min(512, photo.length) : photo.length);
    }

    private ImagerPool pool() {
        return ImagerPool.start(
                new ImagerPoolSettings(
                        ImagerCommand.ofJava(
                                Path.of(System.getProperty("java.home")),
                                System.getProperty("java.class.path"),
                                ImagerProcess.class.getName()),
                        1,
                        folder,
                        new ImagerSettings(
                                NativeLibraries.found(),
                                MemoryShares.fixed(512L << 20),
                                new Limits(4_000_000, 50, 4_000_000),
                                new TimeLimits(Duration.ofSeconds(20), Duration.ofSeconds(20)))));
    }
}
