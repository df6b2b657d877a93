package dev.darkroom.worker.job;

import dev.darkroom.worker.develop.Answer;
import dev.darkroom.worker.edge.EdgeException;
import dev.darkroom.worker.edge.S3Pacing;
import dev.darkroom.worker.imager.ImagerCommand;
import dev.darkroom.worker.imager.ImagerConfig;
import dev.darkroom.worker.imager.ImagerPool;
import dev.darkroom.worker.imager.ImagerPoolSettings;
import dev.darkroom.worker.imager.ImagerUnavailable;
import dev.darkroom.worker.imager.LibraryConfig;
import dev.darkroom.worker.shard.MemoryScratch;
import dev.darkroom.worker.shard.ObjectProcessor;
import dev.darkroom.worker.shard.Scratch;
import dev.darkroom.worker.shard.ScratchTiers;
import dev.darkroom.worker.shard.ShardEdges;
import dev.darkroom.worker.shard.SqsStatusEvents;
import dev.darkroom.worker.storage.LimitedSourceObjects;
import dev.darkroom.worker.storage.S3ControlBucket;
import dev.darkroom.worker.storage.S3Renditions;
import dev.darkroom.worker.storage.S3SourceObjects;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The worker's command: puts a worker together, lets it run, and ends with its [ExitCode].
@Dependent
public final class WorkerCommand implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger(WorkerCommand.class);
    private static final String BATCH_JOB_ID = "AWS_BATCH_JOB_ID";
    private static final String MAIN = "dev.darkroom.worker.Main";
    private static final String FOLDER = "worker-";
    private static final Path USUAL_MEMORY = Path.of("/dev/shm");
    private static final double LEAST_OF_LIFETIME = 0.9;

    private final WorkerConfig config;
    private final ImagerConfig imagerConfig;
    private final LibraryConfig libraries;
    private final DrainRequest drain;
    private final Termination termination;
    private final S3ClientBuilder s3Builder;
    private final SqsClient sqs;

    /// @param ready never taken: without somebody who asks for a client there is no builder of it
    WorkerCommand(
            WorkerConfig config,
            ImagerConfig imagerConfig,
            LibraryConfig libraries,
            DrainRequest drain,
            Termination termination,
            Instance<S3Client> ready,
            S3ClientBuilder s3Builder,
            SqsClient sqs) {
        this.config = config;
        this.imagerConfig = imagerConfig;
        this.libraries = libraries;
        this.drain = drain;
        this.termination = termination;
        this.s3Builder = s3Builder;
        this.sqs = sqs;
    }

    @Override
    public int run(String... args) throws IOException, InterruptedException {
        ExitCode code = ExitCode.UNEXPECTED;
        termination.begins();
        try {
            code = work();
        } catch (IllegalConfiguration | ImagerUnavailable e) {
            LOG.error(e.getMessage());
            code = ExitCode.BAD_CONFIGURATION;
        } finally {
            termination.ends(code);
        }
        return code.code();
    }

    private ExitCode work()
            throws IllegalConfiguration, ImagerUnavailable, IOException, InterruptedException {
        EnvironmentKeys.check(System.getenv());
        Optional<String> jobId = Optional.ofNullable(System.getenv(BATCH_JOB_ID));
        int imagers = WorkerSettings.imagers(imagerConfig.count(), jobId);
        WorkerSettings settings = WorkerSettings.of(config, jobId, imagers);
        Files.createDirectories(settings.scratch());
        Optional<MemoryScratch> memory = MemoryScratchSetting.of(config, USUAL_MEMORY);
        Path memoryFolder = memory.map(MemoryScratch::folder).orElse(settings.scratch());
        try (var scratch = Scratch.in(settings.scratch(), FOLDER);
                var inMemory = Scratch.in(memoryFolder, FOLDER);
                S3Client s3 = S3Pacing.client(s3Builder);
                var pool = ImagerPool.start(poolSettings(imagers, scratch.folder()))) {
            warmUp(s3, settings);
            Answer.Ready imager = pool.hello();
            LOG.infof(
                    "worker starts: run=%s wave=%s job=%s imagers=%d memory=%d libvips=%s formats=%s",
                    settings.run(),
                    config.wave().orElse("none"),
                    jobId.orElse("none"),
                    pool.size(),
                    memory.map(MemoryScratch::budget).orElse(0L),
                    imager.version(),
                    imager.formats());
            var tiers =
                    ScratchTiers.of(scratch.folder(), memory.map(it -> it.in(inMemory.folder())));
            return await(loop(settings, s3, pool, tiers));
        }
    }

    /// Takes the SDK through its first call while imagers start, which is as long: a call more, and
    /// the first job message some tenths of a second sooner.
    private static void warmUp(S3Client s3, WorkerSettings settings) {
        var control = new S3ControlBucket(s3, settings.controlBucket());
        Thread.ofVirtual()
                .name("warm-up")
                .start(() -> {
                    try {
                        var _ = control.run(settings.run());
                    } catch (EdgeException e) {
                        // The loop asks again, and does what is to be done then.
                        LOG.debugf(e, "warm-up failed: run=%s", settings.run());
                    }
                });
    }

    private ImagerPoolSettings poolSettings(int imagers, Path folder) throws IllegalConfiguration {
        var command = ImagerCommand.ofThisApplication(MAIN);
        try {
            return ImagerPoolSettings.of(imagerConfig, libraries, imagers, command, folder);
        } catch (IllegalArgumentException e) {
            throw new IllegalConfiguration("darkroom.worker.imager.*: " + e.getMessage());
        }
    }

    /// Runs the loop in a virtual thread: only there does an interrupt end a read from a socket,
    /// and so a long poll at SIGTERM.
    private static ExitCode await(WorkerLoop loop) throws InterruptedException {
        var end = new FutureTask<>(loop::run);
        Thread.ofVirtual().name("worker-loop").start(end);
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The worker's loop failed", e.getCause());
        }
    }

    private WorkerLoop loop(
            WorkerSettings settings, S3Client s3, ImagerPool pool, ScratchTiers scratch) {
        var objects =
                new ObjectProcessor(
                        new LimitedSourceObjects(new S3SourceObjects(s3), config.maxSourceBytes()),
                        new S3Renditions(s3),
                        pool,
                        scratch);
        var edges =
                new ShardEdges(
                        new S3ControlBucket(s3, settings.controlBucket()),
                        new SqsStatusEvents(sqs, settings.eventQueueUrl()),
                        objects,
                        settings.limits(),
                        InstantSource.system());
        return new WorkerLoop(
                settings,
                new SqsJobQueue(sqs, settings.jobQueueUrl()),
                edges,
                drain,
                jittered(settings.pace().lifetime()));
    }

    /// So that the workers of a wave do not all end at the same time.
    private static Duration jittered(Duration lifetime) {
        double part = ThreadLocalRandom.current().nextDouble(LEAST_OF_LIFETIME, 1);
        return Duration.ofMillis((long) (lifetime.toMillis() * part));
    }
}
