package dev.darkroom.local.cloud;

import dev.darkroom.local.batch.BatchConfig;
import dev.darkroom.local.batch.BatchServer;
import dev.darkroom.local.batch.JobQueue;
import dev.darkroom.local.postgres.PostgresServer;
import dev.darkroom.local.process.Leftovers;
import dev.darkroom.local.s3.S3Server;
import dev.darkroom.local.s3.folder.BucketFolder;
import dev.darkroom.local.s3.folder.BucketName;
import dev.darkroom.local.sqs.SqsServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// S3, SQS, AWS Batch and PostgreSQL in this JVM, on loopback and free ports, for one data folder.
///
/// Whatever was asked for by [#in(Path)]'s builder runs until [#close()], job processes included.
/// What an earlier cloud on the same folder left behind when it was killed is ended at the start.
public final class EmbeddedCloud implements AutoCloseable {
    private static final String REGION = "us-east-1";
    private static final String ACCESS_KEY_ID = "darkroom";
    private static final String SECRET_ACCESS_KEY = "darkroom";
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Started parts;
    private final FolderLock lock;

    private EmbeddedCloud(Started parts, FolderLock lock) {
        this.parts = parts;
        this.lock = lock;
    }

    /// A cloud on this data folder, of which nothing is chosen yet.
    public static Builder in(Path data) {
        return new Builder(data.toAbsolutePath().normalize());
    }

    /// Ends what a cloud on this folder left running when it was killed; returns the ids of the
    /// processes.
    public static List<Long> endLeftovers(Path data) {
        var ended = new ArrayList<Long>();
        for (String part : List.of("batch", "postgres")) {
            ended.addAll(new Leftovers(processes(data, part), GRACE).end());
        }
        return ended;
    }

    private static Path processes(Path data, String part) {
        return data.resolve(part).resolve("processes");
    }

    /// The variables by which the AWS SDK and CLI find what runs here.
    public Map<String, String> environment() {
        return parts.environment();
    }

    public S3Server s3() {
        return running("S3", parts.s3);
    }

    public SqsServer sqs() {
        return running("SQS", parts.sqs);
    }

    public BatchServer batch() {
        return running("AWS Batch", parts.batch);
    }

    public PostgresServer postgres() {
        return running("PostgreSQL", parts.postgres);
    }

    @Override
    public void close() throws IOException {
        try {
            parts.close();
        } finally {
            lock.close();
        }
    }

    private static <T> T running(String name, Optional<T> part) {
        return part.orElseThrow(
                () -> new IllegalStateException(name + " was not asked for in this cloud"));
    }

    /// The parts that have been started so far.
    private static final class Started {
        private Optional<S3Server> s3 = Optional.empty();
        private Optional<SqsServer> sqs = Optional.empty();
        private Optional<BatchServer> batch = Optional.empty();
        private Optional<PostgresServer> postgres = Optional.empty();

        Map<String, String> environment() {
            Map<String, String> environment = new HashMap<>();
            environment.put("AWS_REGION", REGION);
            environment.put("AWS_ACCESS_KEY_ID", ACCESS_KEY_ID);
            environment.put("AWS_SECRET_ACCESS_KEY", SECRET_ACCESS_KEY);
            s3.ifPresent(it -> environment.put("AWS_ENDPOINT_URL_S3", it.endpoint().toString()));
            sqs.ifPresent(it -> environment.put("AWS_ENDPOINT_URL_SQS", it.endpoint().toString()));
            batch.ifPresent(
                    it -> environment.put("AWS_ENDPOINT_URL_BATCH", it.endpoint().toString()));
            return Map.copyOf(environment);
        }

        /// Jobs first, as they use the rest.
        void close() throws IOException {
            batch.ifPresent(BatchServer::close);
            List<AutoCloseable> others = new ArrayList<>();
            s3.ifPresent(others::add);
            sqs.ifPresent(others::add);
            postgres.ifPresent(others::add);
            List<Callable<Boolean>> closings = new ArrayList<>();
            for (AutoCloseable part : others) {
                closings.add(() -> {
                    part.close();
                    return true;
                });
            }
            var _ = together(closings);
        }
    }

    /// What a cloud is to have.
    public static final class Builder {
        private final Path data;
        private final List<BucketName> buckets = new ArrayList<>();
        private final List<BucketFolder> mapped = new ArrayList<>();
        private final List<JobQueue> queues = new ArrayList<>();
        private Optional<Containers> containers = Optional.empty();
        private Path logs;
        private boolean s3;
        private boolean sqs;
        private boolean postgres;

        private Builder(Path data) {
            this.data = data;
            this.logs = data.resolve("logs");
        }

        /// Logs go to this folder: PostgreSQL's, and one of each attempt of a job.
        public Builder logs(Path folder) {
            logs = folder.toAbsolutePath().normalize();
            return this;
        }

        /// S3, with these buckets in the data folder.
        public Builder s3(String... names) {
            s3 = true;
            for (String name : names) buckets.add(new BucketName(name));
            return this;
        }

        /// S3, with this folder as a bucket.
        public Builder s3(BucketFolder folder) {
            s3 = true;
            mapped.add(folder);
            return this;
        }

        /// SQS.
        public Builder sqs() {
            sqs = true;
            return this;
        }

        /// AWS Batch, with a queue and with what its jobs run.
        public Builder batch(JobQueue queue, Containers jobDefinitions) {
            queues.add(queue);
            containers = Optional.of(jobDefinitions);
            return this;
        }

        /// PostgreSQL.
        public Builder postgres() {
            postgres = true;
            return this;
        }

        /// Starts all that was asked for, as much as possible at once.
        public EmbeddedCloud start() throws IOException {
            FolderLock lock = FolderLock.take(data);
            Started started = new Started();
            try {
                List<Callable<Boolean>> starts = new ArrayList<>();
                starts.add(() -> startAws(started));
                if (postgres) starts.add(() -> startPostgres(started));
                var _ = together(starts);
                return new EmbeddedCloud(started, lock);
            } catch (IOException | RuntimeException e) {
                started.close();
                lock.close();
                throw e;
            }
        }

        /// Batch comes last: what its jobs run is told where the others are.
        private boolean startAws(Started started) throws IOException {
            List<Callable<Boolean>> starts = new ArrayList<>();
            if (s3) starts.add(() -> startS3(started));
            if (sqs) {
                starts.add(() -> {
                    started.sqs = Optional.of(SqsServer.start());
                    return true;
                });
            }
            var _ = together(starts);
            if (containers.isPresent()) {
                BatchConfig config =
                        BatchConfig.of(
                                data.resolve("batch"),
                                logs.resolve("jobs"),
                                queues,
                                containers.get().in(started.environment()));
                started.batch = Optional.of(BatchServer.start(config));
            }
            return true;
        }

        private boolean startS3(Started started) throws IOException {
            started.s3 =
                    Optional.of(
                            S3Server.start(
                                    new S3Server.Config(
                                            data.resolve("s3"),
                                            buckets,
                                            mapped,
                                            ACCESS_KEY_ID,
                                            SECRET_ACCESS_KEY)));
            return true;
        }

        private boolean startPostgres(Started started) throws IOException {
            Path folder = data.resolve("postgres");
            Leftovers leftovers = new Leftovers(processes(data, "postgres"), GRACE);
            started.postgres =
                    Optional.of(
                            PostgresServer.start(
                                    folder.resolve("data"),
                                    logs.resolve("postgres.log"),
                                    leftovers));
            return true;
        }
    }

    /// Does all of it at once, and fails when all have ended if one of them failed.
    private static List<Boolean> together(List<Callable<Boolean>> tasks) throws IOException {
        List<Boolean> done = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> future : threads.invokeAll(tasks)) done.add(future.get());
            return done;
        } catch (ExecutionException e) {
            throw new IOException("A part of the embedded cloud failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }
}
