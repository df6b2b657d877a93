package dev.darkroom.local.s3;

import static dev.darkroom.local.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Exception;

final class ConditionalWriteTest {
    private static final int WRITERS = 12;
    private static final int CREATED = 200;
    private static final int PRECONDITION_FAILED = 412;

    @TempDir Path data;
    private TestS3 s3;

    @BeforeEach
    void start() throws IOException {
        s3 = TestS3.start(data);
    }

    @AfterEach
    void stop() throws IOException {
        s3.close();
    }

    @RepeatedTest(5)
    void ofRacingCreationsOneWins() throws Exception {
        List<Integer> answers = race(text -> create("report", text));

        assertThat(answers).containsOnlyOnce(CREATED).contains(PRECONDITION_FAILED);
        assertThat(answers).containsOnly(CREATED, PRECONDITION_FAILED);
    }

    @RepeatedTest(5)
    void ofRacingChangesOneWins() throws Exception {
        String etag = s3.put("run.json", "epoch 0");

        List<Integer> answers = race(text -> change("run.json", etag, text));

        assertThat(answers).containsOnlyOnce(CREATED).contains(PRECONDITION_FAILED);
        assertThat(answers).containsOnly(CREATED, PRECONDITION_FAILED);
        assertThat(s3.get(BUCKET, "run.json")).startsWith("writer");
    }

    @Test
    void aChangeOfNothingFindsNoKey() {
        assertThat(change("absent", "\"abc\"", "x")).isEqualTo(404);
    }

    @Test
    void aChainOfChangesHolds() {
        String etag = s3.put("run.json", "0");
        for (int epoch = 1; epoch <= 20; epoch++) {
            String from = etag;
            String text = "epoch " + epoch;
            etag =
                    s3.client()
                            .putObject(
                                    put -> put.bucket(BUCKET).key("run.json").ifMatch(from),
                                    RequestBody.fromString(text))
                            .eTag();
        }
        assertThat(s3.get(BUCKET, "run.json")).isEqualTo("epoch 20");
    }

    @Test
    void aReadWithAnOldEntityTagFails() {
        String old = s3.put("key", "one");
        s3.put("key", "two");

        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() ->
                        s3.client()
                                .getObjectAsBytes(
                                        get -> get.bucket(BUCKET).key("key").ifMatch(old)))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(PRECONDITION_FAILED));
    }

    private interface Write {
        int by(String text);
    }

    private List<Integer> race(Write write) throws Exception {
        CyclicBarrier start = new CyclicBarrier(WRITERS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers =
                    threads.invokeAll(
                            IntStream.range(0, WRITERS)
                                    .mapToObj(writer ->
                                            (Callable<Integer>)
                                                    () -> {
                                                        start.await();
                                                        return write.by("writer " + writer);
                                                    })
                                    .toList());
            return answers.stream().map(Future::resultNow).toList();
        }
    }

    private int create(String key, String text) {
        return status(() ->
                s3.client()
                        .putObject(
                                put -> put.bucket(BUCKET).key(key).ifNoneMatch("*"),
                                RequestBody.fromString(text)));
    }

    private int change(String key, String etag, String text) {
        return status(() ->
                s3.client()
                        .putObject(
                                put -> put.bucket(BUCKET).key(key).ifMatch(etag),
                                RequestBody.fromString(text)));
    }

    private static int status(Runnable call) {
        try {
            call.run();
            return CREATED;
        } catch (S3Exception e) {
            return e.statusCode();
        }
    }
}
