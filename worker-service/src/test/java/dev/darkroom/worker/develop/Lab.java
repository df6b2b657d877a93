package dev.darkroom.worker.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Rendition;
import dev.darkroom.worker.vips.LibvipsFile;
import dev.darkroom.worker.vips.Vips;
import dev.darkroom.worker.vips.VipsException;
import dev.darkroom.worker.vips.VipsImage;
import dev.darkroom.worker.vips.VipsOperation;
import dev.darkroom.worker.vips.VipsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A developer with its libvips, in a folder of a test; and libvips itself, to make photos with and
/// to look at renditions.
final class Lab {
    private final Path folder;
    private final Vips vips;
    private final Developer developer;

    Lab(Path folder) {
        this(folder, Limits.defaults());
    }

    Lab(Path folder, Limits limits) {
        this.folder = folder;
        vips = libvips();
        developer = new Developer(vips, limits);
        developer.allowOnlyPhotos();
    }

    private static Vips libvips() {
        try {
            return Vips.load(
                    LibvipsFile.find(
                            Optional.ofNullable(System.getenv(LibvipsFile.SETTING)),
                            Path.of("target/classes")));
        } catch (VipsException e) {
            throw new AssertionError(e);
        }
    }

    Vips vips() {
        return vips;
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    Path write(String name, byte[] bytes) {
        return TestPhoto.file(folder, name, bytes);
    }

    byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(path(name));
    }

    Answer.Developed develop(Path photo, Rendition... renditions) {
        Answer answer = answer(photo, false, renditions);
        assertThat(answer).isInstanceOf(Answer.Developed.class);
        return (Answer.Developed) answer;
    }

    Answer.Rejected reject(Path photo, Rendition... renditions) {
        Answer answer = answer(photo, false, renditions);
        assertThat(answer).isInstanceOf(Answer.Rejected.class);
        return (Answer.Rejected) answer;
    }

    Answer answer(Path photo, boolean tolerant, Rendition... renditions) {
        try {
            return developer.develop(new Order(photo, folder, tolerant, List.of(renditions)));
        } catch (OutOfMemory e) {
            throw new AssertionError(e);
        }
    }

    /// An image of a file of this folder, with its first frame in memory.
    VipsImage open(String name) throws VipsException, IOException {
        return open(name, "");
    }

    /// All its frames.
    VipsImage openAll(String name) throws VipsException, IOException {
        return open(name, "-1");
    }

    private VipsImage open(String name, String pages) throws VipsException, IOException {
        byte[] head = Arrays.copyOf(bytes(name), Content.HEAD);
        var format = ((Content.Supported) Content.of(head)).format();
        try (VipsSource source = vips.source(path(name).toString())) {
            VipsOperation load = vips.operation(format.loader() + "_source").set("source", source);
            try (VipsImage image = (pages.isEmpty() ? load : load.set("n", pages)).image()) {
                return image.inMemory();
            }
        }
    }

    /// Writes what libvips makes of a file: `jpegsave` and its settings, as name and value.
    Path save(VipsImage image, String name, String saver, String... settings) throws VipsException {
        VipsOperation save =
                vips.operation(saver).set("in", image).set("filename", path(name).toString());
        for (int i = 0; i < settings.length; i += 2) {
            save = save.set(settings[i], settings[i + 1]);
        }
        save.run();
        return path(name);
    }

    /// What an operation makes of an image: its settings are names and values.
    VipsImage apply(VipsImage image, String operation, String... settings) throws VipsException {
        VipsOperation made = vips.operation(operation).set("in", image);
        for (int i = 0; i < settings.length; i += 2) {
            made = made.set(settings[i], settings[i + 1]);
        }
        try (VipsImage lazy = made.image()) {
            return lazy.inMemory();
        }
    }

    /// The values of one pixel of a file's first frame.
    int[] pixel(String name, int x, int y) throws VipsException, IOException {
        try (VipsImage image = open(name)) {
            byte[] pixels = image.pixels();
            int bands = image.bands();
            int at = (y * image.width() + x) * bands;
            return IntStream.range(at, at + bands).map(i -> pixels[i] & 0xff).toArray();
        }
    }

    static void assertNear(int[] pixel, int tolerance, int... expected) {
        assertThat(pixel).hasSameSizeAs(expected);
        for (int i = 0; i < pixel.length; i++) {
            assertThat(pixel[i])
                    .as("%s instead of %s", Arrays.toString(pixel), Arrays.toString(expected))
                    .isBetween(expected[i] - tolerance, expected[i] + tolerance);
        }
    }
}
