package dev.darkroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.ShardReport;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A folder of photos, developed by the packaged services.
class DevelopIT {
    private static final List<String> ODD_NAMES =
            List.of(
                    "plain.jpg",
                    "with space.jpg",
                    "one+one.jpg",
                    "100%25.jpg",
                    "it's \"quoted\".jpg",
                    "semi;colon&and=equals?.jpg",
                    "été.jpg",
                    "日本.jpg",
                    "📷.jpg",
                    "a/b/c/d/deep.jpg",
                    "no-extension");

    @TempDir Path folder;

    @Test
    void everyPhotoBecomesUprightRenditionsAndEveryOtherFileAReason()
            throws IOException, InterruptedException {
        Path in = folder.resolve("in");
        Path out = folder.resolve("out put");
        for (String name : ODD_NAMES) {
            Photos.writeJpeg(in.resolve(name), 1500, 1000, 1);
        }
        for (int orientation = 1; orientation <= 8; orientation++) {
            Photos.writeJpeg(in.resolve("o" + orientation + ".jpg"), 1200, 800, orientation);
        }
        Photos.writeJpeg(in.resolve("small.jpg"), 200, 100, 1);
        Files.writeString(in.resolve("text.jpg"), "no photo");
        Files.createFile(in.resolve("empty.png"));
        byte[] whole = Files.readAllBytes(in.resolve("plain.jpg"));
        Files.write(in.resolve("cut.jpg"), java.util.Arrays.copyOf(whole, whole.length / 2));
        Map<String, String> before = contents(in);

        try (Darkroom darkroom = Darkroom.start(folder, "develop", in.toString(), out.toString())) {
            assertThat(darkroom.exitCode()).as(darkroom.output()).isZero();
            assertThat(darkroom.output()).contains("23 of 23 objects", "developed", "rejected");

            var results = results(darkroom);
            assertThat(results.keySet()).isEqualTo(before.keySet());
            assertThat(keys(results, Outcome.REJECTED))
                    .containsExactlyInAnyOrder("cut.jpg", "empty.png", "text.jpg");
            assertThat(keys(results, Outcome.DEVELOPED)).hasSize(20);
        }
        for (String name : ODD_NAMES) {
            assertThat(size(out, name, "320")).isEqualTo("320x320");
            assertThat(size(out, name, "1024")).isEqualTo("1024x683");
            assertThat(size(out, name, "2048")).isEqualTo("1500x1000");
        }
        for (int orientation = 1; orientation <= 8; orientation++) {
            String name = "o" + orientation + ".jpg";
            assertThat(size(out, name, "1024")).isEqualTo("1024x683");
            assertThat(Photos.isUpright(read(out, name, "1024"))).as(name).isTrue();
        }
        assertThat(size(out, "small.jpg", "2048")).isEqualTo("200x100");
        assertThat(contents(out)).hasSize(20 * 3);
        assertThat(contents(in)).as("the folder of photos is only read").isEqualTo(before);
    }

    private static Map<String, ObjectResult> results(Darkroom darkroom) throws IOException {
        var results = new TreeMap<String, ObjectResult>();
        for (Path report : darkroom.reports()) {
            for (ObjectResult result : ShardReport.read(Files.readString(report))) {
                assertThat(results.put(result.source().key(), result))
                        .as("%s has one result", result.source().key())
                        .isNull();
            }
        }
        return results;
    }

    private static List<String> keys(Map<String, ObjectResult> results, Outcome outcome) {
        var keys = new ArrayList<String>();
        results.forEach((key, result) -> {
            if (result.outcome() == outcome) {
                keys.add(key);
            }
        });
        return keys;
    }

    private static String size(Path out, String name, String rendition) throws IOException {
        BufferedImage image = read(out, name, rendition);
        return image.getWidth() + "x" + image.getHeight();
    }

    private static BufferedImage read(Path out, String name, String rendition) throws IOException {
        Path file = out.resolve(name).resolve(rendition + ".jpg");
        byte[] start = java.util.Arrays.copyOf(Files.readAllBytes(file), 2);
        assertThat(start).as("%s is JPEG", file).containsExactly(0xFF, 0xD8);
        return ImageIO.read(file.toFile());
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .collect(
                            Collectors.toMap(
                                    file -> folder.relativize(file).toString(),
                                    DevelopIT::fingerprint,
                                    (one, _) -> one,
                                    TreeMap::new));
        }
    }

    private static String fingerprint(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("Looking at " + file, e);
        }
    }
}
