package dev.darkroom.worker.storage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An HTTP proxy before S3 that lets so many requests a second through and answers 503 `SlowDown`
/// to the rest, as S3 does. A proxy, since requests are signed with the host that they are for.
final class CongestedS3 implements AutoCloseable {
    private static final long SECOND = 1_000_000_000;
    private static final byte[] SLOW_DOWN =
            "<Error><Code>SlowDown</Code><Message>Reduce your request rate.</Message></Error>"
                    .getBytes(StandardCharsets.UTF_8);
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "expect", "host", "proxy-connection");

    /// One request, as it came.
    record Seen(long at, boolean refused, String method, Map<String, List<String>> headers) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient onward =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    private int perSecond = Integer.MAX_VALUE;
    private double tokens;
    private long filledAt = System.nanoTime();

    private CongestedS3(HttpServer server) {
        this.server = server;
    }

    static CongestedS3 start() throws IOException {
        var s3 =
                new CongestedS3(
                        HttpServer.create(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256));
        s3.server.createContext("/", s3::answer);
        s3.server.setExecutor(s3.threads);
        s3.server.start();
        return s3;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// From now on.
    synchronized void capacity(int requestsPerSecond) {
        perSecond = requestsPerSecond;
        tokens = 0;
        filledAt = System.nanoTime();
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    void awaitRequests(int count) throws InterruptedException {
        while (seen.size() < count) {
            Thread.sleep(10);
        }
    }

    /// Arrivals a second within a time.
    double rate(long from, long to) {
        long arrived = seen.stream().filter(it -> it.at() >= from && it.at() < to).count();
        return (double) arrived * SECOND / (to - from);
    }

    private synchronized boolean admits(long now) {
        tokens += (double) (now - filledAt) / SECOND * perSecond;
        filledAt = now;
        // A tenth of a second's worth may come at once.
        tokens = Math.min(tokens, Math.max(1, perSecond / 10.0));
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            long now = System.nanoTime();
            boolean refused = !admits(now);
            seen.add(
                    new Seen(
                            now,
                            refused,
                            exchange.getRequestMethod(),
                            Map.copyOf(exchange.getRequestHeaders())));
            if (refused) {
                exchange.sendResponseHeaders(503, SLOW_DOWN.length);
                exchange.getResponseBody().write(SLOW_DOWN);
            } else {
                pass(exchange, body);
            }
        }
    }

    private void pass(HttpExchange exchange, byte[] body) throws IOException {
        var request =
                HttpRequest.newBuilder(exchange.getRequestURI())
                        .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach((name, values) -> {
                    if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                        values.forEach(value -> request.header(name, value));
                    }
                });
        try {
            var response = onward.send(request.build(), BodyHandlers.ofByteArray());
            response.headers()
                    .map()
                    .forEach((name, values) -> {
                        if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                            exchange.getResponseHeaders().put(name, values);
                        }
                    });
            byte[] answer = response.body();
            exchange.sendResponseHeaders(
                    response.statusCode(), answer.length == 0 ? -1 : answer.length);
            if (answer.length > 0) {
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(answer);
                }
            }
        } catch (InterruptedException e) {
            throw new IOException("Interrupted", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        onward.close();
    }
}
