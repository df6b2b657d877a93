package dev.darkroom.local.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/// The samples of a number: mostly JPEG of 2 to 12 megapixels, a few of 24, in all EXIF
/// orientations, some PNG and WebP, some broken, and one that is no image.
public final class SampleSet {
    /// Changes whenever other files are made, so that kept ones are not taken for them.
    private static final String VERSION = "v1";

    private static final int[][] SIZES = {
        {1600, 1200}, {2048, 1536}, {2592, 1456}, {2560, 1920}, {3264, 2448}, {4000, 3000}
    };
    private static final int[] LARGE = {6000, 4000};
    private static final int[] SMALL = {1600, 1200};

    private SampleSet() {}

    /// Makes the samples, unless they were made before.
    ///
    /// @param keep the folder that sets are kept in
    /// @param made told of each new file, with the number of those made so far
    /// @return the folder of this set
    public static Path make(Path keep, int number, IntConsumer made) throws IOException {
        Path set = keep.resolve(VERSION + "-" + number);
        if (Files.isDirectory(set)) {
            return set;
        }
        Files.createDirectories(keep);
        Path unfinished = Files.createTempDirectory(keep, "unfinished-");
        var camera = new Camera();
        int cores = Runtime.getRuntime().availableProcessors();
        try (var threads = Executors.newFixedThreadPool(cores)) {
            var files = new ArrayList<Future<?>>();
            for (Sample sample : plan(number)) {
                files.add(
                        threads.submit(() -> {
                            camera.take(sample, unfinished.resolve(sample.name()));
                            return null;
                        }));
            }
            for (int i = 0; i < files.size(); i++) {
                files.get(i).get();
                made.accept(i + 1);
            }
        } catch (ExecutionException e) {
            throw new IOException("Making samples in " + unfinished, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while making samples in " + unfinished, e);
        }
        Files.move(unfinished, set);
        return set;
    }

    /// What is made: a pure function of the number.
    static List<Sample> plan(int number) {
        var samples = new ArrayList<Sample>();
        for (int i = 1; i <= number; i++) {
            samples.add(sample(i));
        }
        return samples;
    }

    private static Sample sample(int i) {
        var random = new SplittableRandom(i);
        String folder = "2026/11/%02d/".formatted(1 + i % 30);
        if (i % 200 == 100) {
            return new Sample(
                    i,
                    folder + "Thumbs_%04d.jpg".formatted(i),
                    Sample.Kind.TEXT,
                    1,
                    1,
                    1,
                    Sample.Wear.NONE);
        }
        Sample.Wear wear = wear(i);
        Sample.Kind kind = kind(i);
        int[] size =
                switch (kind) {
                    case JPEG -> i % 40 == 7 ? LARGE : SIZES[random.nextInt(SIZES.length)];
                    case PNG, WEBP, TEXT -> SMALL;
                };
        int orientation = kind == Sample.Kind.JPEG ? 1 + i % 8 : 1;
        boolean portrait = orientation < 5 && random.nextInt(4) == 0;
        return new Sample(
                i,
                folder + "IMG_%04d.%s".formatted(i, extension(kind)),
                kind,
                portrait ? size[1] : size[0],
                portrait ? size[0] : size[1],
                orientation,
                wear);
    }

    private static Sample.Kind kind(int i) {
        return switch (i % 20) {
            case 4, 14 -> Sample.Kind.PNG;
            case 9 -> Sample.Kind.WEBP;
            default -> Sample.Kind.JPEG;
        };
    }

    private static Sample.Wear wear(int i) {
        return switch (i % 100) {
            case 10 -> Sample.Wear.CUT;
            case 33 -> Sample.Wear.EMPTY;
            case 51 -> Sample.Wear.OVERWRITTEN;
            default -> Sample.Wear.NONE;
        };
    }

    private static String extension(Sample.Kind kind) {
        return kind == Sample.Kind.JPEG ? "jpg" : kind.name().toLowerCase(Locale.ROOT);
    }
}
