package dev.darkroom.local.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A service of Darkroom, running as a process of this machine the way it is packaged.
final class ServiceProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int LAST_LINES = 15;

    private final String name;
    private final Process process;
    private final URI address;
    private final Path log;

    private ServiceProcess(String name, Process process, URI address, Path log) {
        this.name = name;
        this.process = process;
        this.address = address;
        this.log = log;
    }

    /// Starts a service at a free port; it may not answer yet when this returns.
    static ServiceProcess start(
            String name, List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        int port = freePort();
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(log.toFile());
        var variables = new HashMap<>(environment);
        variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().putAll(variables);
        return new ServiceProcess(
                name, builder.start(), URI.create("http://127.0.0.1:" + port), log);
    }

    URI address() {
        return address;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /// Waits until the service says that it is ready.
    ///
    /// @throws CommandFailed with the end of its log, if it ends or takes too long
    void awaitReady() throws InterruptedException {
        HttpRequest ready =
                HttpRequest.newBuilder(address.resolve("/q/health/ready"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!isReady(client, ready)) {
                if (!process.isAlive()) {
                    throw failed("ended with exit code " + process.exitValue());
                }
                if (System.nanoTime() > limit) {
                    throw failed("was not ready after " + START_LIMIT.toSeconds() + " s");
                }
                Thread.sleep(LOOK);
            }
        }
    }

    /// @throws CommandFailed if the service has ended
    void requireAlive() {
        if (!process.isAlive()) {
            throw failed("ended with exit code " + process.exitValue());
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest ready)
            throws InterruptedException {
        try {
            return client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    private CommandFailed failed(String what) {
        try {
            List<String> lines = Files.readAllLines(log);
            List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
            return new CommandFailed(
                    "%s %s. The end of its log, %s:%n%s"
                            .formatted(name, what, log, String.join(System.lineSeparator(), last)));
        } catch (IOException e) {
            return new CommandFailed("%s %s. Its log: %s".formatted(name, what, log), e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("Looking for a free port on loopback", e);
        }
    }
}
