package dev.darkroom.local.s3;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// A client that is refused while it still writes must be able to write on, read the answer, and
/// use the connection again.
final class RefusedRequestTest {
    private static final String PUT =
            """
            PUT /photos/key HTTP/1.1
            Host: localhost
            Content-Length: 10

            """
                    .replace("\n", "\r\n");

    @TempDir Path data;

    @Test
    void refusedWriteLeavesItsConnectionOpen() throws Exception {
        try (TestS3 s3 = TestS3.start(data);
                Socket socket = socket(s3.server().endpoint());
                var answers =
                        new BufferedReader(
                                new InputStreamReader(socket.getInputStream(), US_ASCII))) {
            for (int request = 0; request < 2; request++) {
                writeSlowly(socket.getOutputStream());

                assertThat(nextStatus(answers)).startsWith("HTTP/1.1 403");
            }
        }
    }

    /// S3Proxy opens the body of this one and closes it unread.
    @Test
    void writeThatMeetsNoKeyIsAnsweredHoweverSlowItIs() throws Exception {
        try (TestS3 s3 = TestS3.start(data)) {
            ContentStreamProvider slow =
                    () -> {
                        sleep();
                        return new ByteArrayInputStream(new byte[200_000]);
                    };

            assertThatExceptionOfType(S3Exception.class)
                    .isThrownBy(() ->
                            s3.client()
                                    .putObject(
                                            put ->
                                                    put.bucket(TestS3.BUCKET)
                                                            .key("absent")
                                                            .ifMatch("\"abc\""),
                                            RequestBody.fromContentProvider(
                                                    slow, 200_000, "image/jpeg")))
                    .satisfies(e -> assertThat(e.statusCode()).isEqualTo(404));
        }
    }

    private static void sleep() {
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
    }

    private static Socket socket(URI endpoint) throws IOException {
        var socket = new Socket(endpoint.getHost(), endpoint.getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void writeSlowly(OutputStream out) throws IOException {
        out.write((PUT + "01234").getBytes(US_ASCII));
        out.flush();
        // Time for the server to refuse what has no signature.
        sleep();
        out.write("56789".getBytes(US_ASCII));
        out.flush();
    }

    /// Passes over the body of the answer before.
    private static String nextStatus(BufferedReader answers) throws IOException {
        String line = answers.readLine();
        while (line != null && !line.startsWith("HTTP/1.1")) {
            line = answers.readLine();
        }
        return line == null ? "connection closed" : line;
    }
}
