package dev.darkroom.acceptance.bench;

import dev.darkroom.contracts.Recipe;
import dev.darkroom.worker.develop.ImagerSettings;
import dev.darkroom.worker.develop.NativeLibraries;
import dev.darkroom.worker.imager.Development;
import dev.darkroom.worker.imager.ImagerCommand;
import dev.darkroom.worker.imager.ImagerPool;
import dev.darkroom.worker.imager.ImagerPoolSettings;
import dev.darkroom.worker.imager.RenditionFile;
import dev.darkroom.worker.vips.LibvipsFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The worker's imagers without S3 and SQS: photos from files, renditions to files that are thrown
/// away. A program of its own; its arguments are the worker's jar, a folder for the renditions, how
/// often each photo is developed in a round, and the photos.
final class ImagersAlone {
    private static final String WORKER = "dev.darkroom.worker.Main";

    private final ImagerPool imagers;
    private final Path folder;
    private final Recipe recipe;

    private ImagersAlone(ImagerPool imagers, Path folder, Recipe recipe) {
        this.imagers = imagers;
        this.folder = folder;
        this.recipe = recipe;
    }

    public static void main(String[] args) throws Exception {
        String libvips = LibvipsFile.find(Optional.empty(), Path.of(args[0]));
        ImagerSettings settings =
                ImagerSettings.defaults()
                        .withLibraries(new NativeLibraries(Optional.of(libvips), Optional.empty()));
        Path folder = Files.createDirectories(Path.of(args[1]));
        var pool =
                new ImagerPoolSettings(
                        ImagerCommand.ofThisApplication(WORKER),
                        Runtime.getRuntime().availableProcessors(),
                        folder,
                        settings);
        int copies = Integer.parseInt(args[2]);
        List<String> photos = List.of(args).subList(3, args.length);
        try (ImagerPool imagers = ImagerPool.start(pool)) {
            var _ = imagers.hello();
            var alone = new ImagersAlone(imagers, folder, Programs.recipeOfThisProcess());
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            System.out.println("ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(alone.round(copies, photos));
            }
        }
    }

    private long round(int copies, List<String> photos)
            throws InterruptedException, ExecutionException {
        var tasks = new ArrayList<Callable<Long>>();
        for (int copy = 0; copy < copies; copy++) {
            photos.forEach(photo -> tasks.add(() -> develop(Path.of(photo))));
        }
        try (var threads = Executors.newFixedThreadPool(imagers.size())) {
            long bytes = 0;
            for (Future<Long> task : threads.invokeAll(tasks)) {
                bytes += task.get();
            }
            return bytes;
        }
    }

    private long develop(Path photo) throws IOException, InterruptedException {
        Path renditions = Files.createTempDirectory(folder, "renditions-");
        long bytes = 0;
        switch (imagers.develop(photo, renditions, recipe)) {
            case Development.Developed(var files, _) -> {
                for (RenditionFile file : files) {
                    bytes += file.bytes();
                    Files.delete(file.file());
                }
            }
            case Development.Rejected(var reason) -> throw new BenchFailed(photo + ": " + reason);
            case Development.Failed(var reason) -> throw new BenchFailed(photo + ": " + reason);
        }
        Files.delete(renditions);
        return bytes;
    }
}
