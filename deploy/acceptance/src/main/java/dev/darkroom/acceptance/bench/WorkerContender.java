package dev.darkroom.acceptance.bench;

import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.RenditionObject;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.SourceObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The whole worker, as AWS Batch would start it: a round is one shard.
final class WorkerContender implements Contender {
    static final String NAME = "worker";
    private static final int PATIENCE = 15;
    private static final Duration TO_DRAIN = Duration.ofSeconds(20);

    private final BenchCloud cloud;
    private final Process process;
    private final Path log;
    private final int renditions;
    private List<SourceObject> objects = List.of();
    private int shards;

    private WorkerContender(BenchCloud cloud, Process process, Path log, int renditions) {
        this.cloud = cloud;
        this.process = process;
        this.log = log;
        this.renditions = renditions;
    }

    /// @param renditions of each photo
    static WorkerContender start(
            BenchCloud cloud,
            List<String> command,
            Map<String, String> environment,
            Path log,
            int renditions)
            throws IOException {
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new WorkerContender(cloud, builder.start(), log, renditions);
    }

    /// What the next rounds develop.
    void take(List<SourceObject> photos) {
        objects = List.copyOf(photos);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "worker";
    }

    @Override
    public Requests requests() {
        return new Requests(1, renditions);
    }

    @Override
    public long develop() throws IOException {
        long bytes = 0;
        for (ObjectResult result : process(objects)) {
            if (result.outcome() != Outcome.DEVELOPED) {
                throw new BenchFailed(
                        "the worker did not develop %s: %s"
                                .formatted(result.source().key(), result.reason()));
            }
            bytes += result.renditions().stream().mapToLong(RenditionObject::bytes).sum();
        }
        return bytes;
    }

    /// Takes a shard through, and gives what became of its objects.
    List<ObjectResult> process(List<SourceObject> shard) throws IOException {
        ShardId id = cloud.send(shards++, shard);
        for (int wait = 0; wait < PATIENCE; wait++) {
            if (cloud.awaitShard()) {
                return cloud.report(id);
            }
            if (!process.isAlive()) {
                throw new BenchFailed("the worker ended:\n" + Files.readString(log));
            }
        }
        throw new BenchFailed("the worker does not finish a shard:\n" + Files.readString(log));
    }

    @Override
    public ProcessTree processes() {
        return new ProcessTree(process.toHandle());
    }

    @Override
    public void close() {
        process.destroy();
        ProcessTree.end(process, TO_DRAIN);
    }
}
