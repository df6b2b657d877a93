package dev.darkroom.acceptance.bench;

import dev.darkroom.acceptance.bench.StartupReport.Start;
import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.local.worker.WorkerProgram;
import dev.darkroom.worker.vips.LibvipsFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./darkroom bench startup`: how long a worker takes to its first job message, and to the first
/// rendition that stands.
@Command(
        name = "startup",
        description = "Measures the worker's start: plain JVM, JVM with AOT cache, native.",
        mixinStandardHelpOptions = true)
final class StartupBench implements Callable<Integer> {
    /// What every worker carries for its rehearsal.
    private static final String SAMPLE = "/dev/darkroom/worker/rehearsal/sample.jpg";

    private static final Duration TO_END = Duration.ofSeconds(10);

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "Starts of each kind (default: ${DEFAULT-VALUE}).",
            defaultValue = "7")
    private int runs;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the results there, too.")
    private @Nullable Path json;

    @Spec private @Nullable CommandSpec spec;

    private final BenchHome home = BenchHome.ofThisProcess();

    @Override
    public Integer call() throws Exception {
        Path work = home.work("startup");
        Map<String, List<String>> kinds = kinds(home.worker(), work);
        String libvips = LibvipsFile.find(Optional.empty(), home.worker().jar());
        var starts = new LinkedHashMap<String, List<Start>>();
        kinds.keySet().forEach(kind -> starts.put(kind, new ArrayList<>()));
        try (BenchCloud cloud = BenchCloud.start(work.resolve("cloud"), BuiltInRecipes.web())) {
            for (int run = 0; run < runs; run++) {
                var order = new ArrayList<>(kinds.keySet());
                Collections.rotate(order, run);
                for (String kind : order) {
                    String name = kind + "-" + run;
                    SourceObject photo = cloud.original(name + ".jpg", sample());
                    var _ = cloud.send(starts.size() * run + order.indexOf(kind), List.of(photo));
                    List<String> command = kinds.getOrDefault(kind, List.of());
                    starts.getOrDefault(kind, new ArrayList<>())
                            .add(start(cloud, command, libvips, work.resolve(name), photo));
                }
            }
        }
        var report = new StartupReport(starts, Clock.systemUTC().instant().toString());
        if (spec != null) {
            spec.commandLine().getOut().print(report.table());
            spec.commandLine().getOut().flush();
        }
        if (json != null) {
            Files.writeString(json, report.json() + System.lineSeparator());
        }
        return 0;
    }

    /// The ways to start a worker that are built here.
    private static Map<String, List<String>> kinds(WorkerProgram worker, Path work)
            throws IOException {
        var kinds = new LinkedHashMap<String, List<String>>();
        kinds.put(StartupReport.PLAIN, withoutCaches(worker, work.resolve("plain")).command());
        if (Files.exists(worker.cache())) {
            kinds.put(StartupReport.AOT, worker.command(true));
        }
        if (Files.isExecutable(worker.executable())) {
            kinds.put(StartupReport.NATIVE, List.of(worker.executable().toString()));
        }
        return kinds;
    }

    /// A copy of the packaged worker, of which imagers find no cache either.
    private static WorkerProgram withoutCaches(WorkerProgram worker, Path target)
            throws IOException {
        var copy = new WorkerProgram(target);
        Path from = worker.app();
        try (Stream<Path> tree = Files.walk(from)) {
            Path to = copy.app();
            Files.createDirectories(target);
            for (Path path : tree.filter(it -> !it.toString().endsWith(".aot")).toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
        return copy;
    }

    private static byte[] sample() throws IOException {
        try (InputStream file = StartupBench.class.getResourceAsStream(SAMPLE)) {
            if (file == null) {
                throw new BenchFailed(SAMPLE + " is not in the worker's jar");
            }
            return file.readAllBytes();
        }
    }

    private static Start start(
            BenchCloud cloud, List<String> command, String libvips, Path folder, SourceObject photo)
            throws IOException, InterruptedException {
        Path log = Files.createDirectories(folder).resolve("worker.log");
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(cloud.workerEnvironment(folder));
        builder.environment().put(LibvipsFile.SETTING, libvips);
        // It ends by itself: a poll that it left behind would take the next worker's message.
        builder.environment().put("DARKROOM_WORKER_IDLE_TIME", "PT0S");
        var began = Clock.systemUTC().instant();
        Process process = builder.start();
        try {
            var startLog = new StartLog(log, cloud.renditions(photo.key()));
            startLog.await(process);
            boolean done = cloud.awaitShard();
            if (!done) {
                throw new BenchFailed("the worker did not finish its shard, see " + log);
            }
            return new Start(
                    Duration.between(began, startLog.received()),
                    Duration.between(began, startLog.stored()));
        } finally {
            ProcessTree.end(process, TO_END);
        }
    }
}
