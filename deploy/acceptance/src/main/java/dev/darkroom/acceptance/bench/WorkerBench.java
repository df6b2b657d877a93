package dev.darkroom.acceptance.bench;

import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.contracts.ChromaSubsampling;
import dev.darkroom.contracts.Encoding;
import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Recipe;
import dev.darkroom.contracts.Rendition;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.local.samples.SampleSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./darkroom bench worker`: the worker against libvips alone, sharp and ImageMagick.
@Command(
        name = "worker",
        description = "Compares the worker with libvips alone, sharp and ImageMagick.",
        mixinStandardHelpOptions = true)
final class WorkerBench implements Callable<Integer> {
    private static final int SAMPLES = 24;

    /// More than the rest, since a shard of a handful of photos would measure the shard.
    private static final int MOST_COPIES_A_ROUND = 5;

    private static final Duration BEFORE_WAITING = Duration.ofSeconds(3);

    @Option(
            names = "--photos",
            paramLabel = "DIR",
            description = "Photos to develop (default: samples that are made once).")
    private @Nullable Path photos;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description = "How often each photo is measured (default: ${DEFAULT-VALUE}).",
            defaultValue = "15")
    private int repeat;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the results there, too.")
    private @Nullable Path json;

    @Option(
            names = "--sink",
            paramLabel = "s3|null",
            description =
                    "null leaves S3 and SQS out: the worker's imagers alone, sharp from memory.",
            defaultValue = "s3")
    private String sink = "s3";

    @Option(
            names = "--baseline",
            description =
                    "Encode baseline JPEG of quality 80 without trellis, so that the rest shows.")
    private boolean baseline;

    @Option(
            names = "--idle",
            paramLabel = "SECONDS",
            description = "How long a waiting worker is watched (default: ${DEFAULT-VALUE}).",
            defaultValue = "20")
    private int idle;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "Of libvips, worker, sharp, sharpCascade, imageMagick (default: all).")
    private List<String> only = List.of();

    @Spec private @Nullable CommandSpec spec;

    private final BenchHome home = BenchHome.ofThisProcess();

    @Override
    public Integer call() throws Exception {
        if (repeat < 1) {
            throw new BenchFailed("--repeat is %d (expected 1 or more)".formatted(repeat));
        }
        if (!List.of("s3", "null").contains(sink)) {
            throw new BenchFailed("--sink is '%s' (expected s3 or null)".formatted(sink));
        }
        Path work = home.work("worker");
        Recipe recipe = baseline ? baselineWeb() : BuiltInRecipes.web();
        WorkerReport report = sink.equals("s3") ? throughS3(recipe, work) : withoutS3(recipe, work);
        out().print(report.table());
        out().flush();
        if (json != null) {
            Files.writeString(json, report.json() + System.lineSeparator());
        }
        return 0;
    }

    /// The sizes of `web`, encoded in the least time.
    private static Recipe baselineWeb() {
        var encoding = new Encoding.Jpeg(80, ChromaSubsampling.QUARTER, false, true, false);
        return Recipe.of(
                "web-baseline",
                BuiltInRecipes.web().renditions().stream()
                        .map(web -> Rendition.of(web.name(), web.resize(), encoding))
                        .toList());
    }

    private WorkerReport throughS3(Recipe recipe, Path work) throws Exception {
        try (BenchCloud cloud = BenchCloud.start(work.resolve("cloud"), recipe);
                WorkerContender worker = worker(cloud, recipe, work)) {
            var notes = new ArrayList<String>();
            List<Path> files = developed(cloud, worker, notes);
            Programs.Round round = round(files);
            worker.take(originals(cloud, files, round.copies()));
            var watched = new WatchedMachine(worker);
            var programs = new Programs(home, recipe, round, true);
            try (var contenders = new Contenders(work)) {
                contenders.add(programs.libvips());
                contenders.add(watched);
                Path modules = home.nodeModules();
                contenders.add(programs.sharp(modules, cloud.environment(), false));
                contenders.add(programs.sharp(modules, cloud.environment(), true));
                addImageMagick(contenders, programs, work, notes);
                List<Score> scores = race(contenders, round);
                double waiting = waiting(worker);
                return report(
                        scores,
                        round,
                        Optional.of(waiting),
                        Optional.of(watched.idlePercent()),
                        notes);
            }
        }
    }

    private WorkerReport withoutS3(Recipe recipe, Path work) throws Exception {
        var notes = new ArrayList<String>();
        Programs.Round round = round(files());
        var programs = new Programs(home, recipe, round, false);
        try (var contenders = new Contenders(work)) {
            contenders.add(programs.libvips());
            contenders.add(programs.imagers(work.resolve("scratch")));
            Path modules = home.nodeModules();
            contenders.add(programs.sharp(modules, new HashMap<>(), false));
            contenders.add(programs.sharp(modules, new HashMap<>(), true));
            addImageMagick(contenders, programs, work, notes);
            List<Score> scores = race(contenders, round);
            return report(scores, round, Optional.empty(), Optional.empty(), notes);
        }
    }

    private WorkerContender worker(BenchCloud cloud, Recipe recipe, Path work) throws IOException {
        Path scratch = Files.createDirectories(work.resolve("scratch"));
        return WorkerContender.start(
                cloud,
                home.worker().command(),
                cloud.workerEnvironment(scratch),
                work.resolve("worker.log"),
                recipe.renditions().size());
    }

    /// The photos that the worker develops; what it rejects nobody is measured by.
    private List<Path> developed(BenchCloud cloud, WorkerContender worker, List<String> notes)
            throws IOException {
        List<Path> all = files();
        progress("looking at %d photos".formatted(all.size()));
        List<ObjectResult> results = worker.process(originals(cloud, all, 1));
        var developed = new ArrayList<Path>();
        for (int i = 0; i < all.size(); i++) {
            if (results.get(i).outcome() == Outcome.DEVELOPED) {
                developed.add(all.get(i));
            } else {
                notes.add(
                        "left out: %s, %s"
                                .formatted(all.get(i).getFileName(), results.get(i).reason()));
            }
        }
        if (developed.isEmpty()) {
            throw new BenchFailed("the worker developed none of %d photos".formatted(all.size()));
        }
        return developed;
    }

    private List<Path> files() throws IOException {
        Path folder =
                photos != null
                        ? photos
                        : SampleSet.make(home.kept().resolve("samples"), SAMPLES, _ -> {});
        if (!Files.isDirectory(folder)) {
            throw new BenchFailed("--photos is not a folder: " + folder);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(Path::toAbsolutePath).sorted().toList();
        }
    }

    private Programs.Round round(List<Path> files) {
        int rounds = Math.ceilDiv(repeat, MOST_COPIES_A_ROUND);
        int copies = Math.ceilDiv(repeat, rounds);
        var keys = new ArrayList<String>();
        for (int copy = 0; copy < copies; copy++) {
            for (int i = 0; i < files.size(); i++) {
                keys.add(key(copy, i));
            }
        }
        return new Programs.Round(files, copies, keys);
    }

    private static List<SourceObject> originals(BenchCloud cloud, List<Path> files, int copies)
            throws IOException {
        var originals = new ArrayList<SourceObject>();
        for (int copy = 0; copy < copies; copy++) {
            for (int i = 0; i < files.size(); i++) {
                originals.add(cloud.original(key(copy, i), Files.readAllBytes(files.get(i))));
            }
        }
        return originals;
    }

    private static String key(int copy, int photo) {
        return "%d/%05d.jpg".formatted(copy, photo);
    }

    private static void addImageMagick(
            Contenders contenders, Programs programs, Path work, List<String> notes)
            throws IOException {
        Optional<Child.Description> imageMagick = programs.imageMagick(work.resolve("magick"));
        if (imageMagick.isPresent()) {
            contenders.add(imageMagick.get());
        } else {
            notes.add("ImageMagick is not installed here, and is left out");
        }
    }

    private List<Score> race(Contenders contenders, Programs.Round round)
            throws IOException, InterruptedException {
        int rounds = Math.ceilDiv(repeat, round.copies());
        return Race.run(contenders.all(only), round.keys().size(), rounds, this::progress);
    }

    private double waiting(WorkerContender worker) throws InterruptedException {
        progress("watching the worker wait");
        Thread.sleep(BEFORE_WAITING);
        Duration before = worker.processes().now().cpu();
        Thread.sleep(Duration.ofSeconds(idle));
        Duration used = worker.processes().now().cpu().minus(before);
        return 100.0 * used.toMillis() / Duration.ofSeconds(idle).toMillis();
    }

    private WorkerReport report(
            List<Score> scores,
            Programs.Round round,
            Optional<Double> waiting,
            Optional<Double> machineIdle,
            List<String> notes) {
        var conditions =
                new WorkerReport.Conditions(
                        photos == null ? "samples" : photos.toString(),
                        round.keys().size(),
                        Math.ceilDiv(repeat, round.copies()),
                        Runtime.getRuntime().availableProcessors(),
                        sink,
                        Clock.systemUTC().instant().toString());
        return new WorkerReport(scores, conditions, waiting, machineIdle, Prices.ASSUMED, notes);
    }

    private void progress(String place) {
        PrintWriter err = spec().commandLine().getErr();
        err.println("  " + place);
        err.flush();
    }

    private PrintWriter out() {
        return spec().commandLine().getOut();
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("picocli has not set the command");
        }
        return spec;
    }
}
