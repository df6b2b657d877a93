package dev.darkroom.worker.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/// As much of S3 and SQS, on loopback, as one rehearsed run needs: it gives the run's objects and
/// its one job message, takes whatever is written, and then says that the queue is gone.
final class LoopbackAws {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final RehearsedRun run;
    private final HttpServer server;
    private final AtomicBoolean received = new AtomicBoolean();
    private final JsonMapper json = new JsonMapper();

    private LoopbackAws(RehearsedRun run, HttpServer server) {
        this.run = run;
        this.server = server;
    }

    /// Starts it, for as long as this process lives.
    static LoopbackAws start(RehearsedRun run) throws IOException {
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var aws = new LoopbackAws(run, HttpServer.create(loopback, 0));
        aws.server.createContext("/", aws::answer);
        aws.server.setExecutor(
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("loopback-aws-", 0).factory()));
        aws.server.start();
        return aws;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            if (target != null) {
                sqs(exchange, target.substring(target.indexOf('.') + 1), body);
            } else {
                s3(exchange);
            }
        }
    }

    private void s3(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("ETag", "\"rehearsed\"");
        if (exchange.getRequestMethod().equals("PUT")) {
            exchange.sendResponseHeaders(OK, -1);
            return;
        }
        byte[] object = run.objects().get(exchange.getRequestURI().getPath());
        if (object != null) {
            send(exchange, OK, object);
        } else if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(NOT_FOUND, -1);
        } else {
            send(exchange, NOT_FOUND, "<Error><Code>NoSuchKey</Code></Error>");
        }
    }

    private void sqs(HttpExchange exchange, String action, byte[] request) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        switch (action) {
            case "ReceiveMessage" -> receive(exchange);
            case "SendMessage" -> {
                JsonNode body = json.readTree(request).path("MessageBody");
                var answer = json.createObjectNode().put("MessageId", "1");
                answer.put("MD5OfMessageBody", md5(body.asText()));
                send(exchange, OK, answer.toString());
            }
            default -> send(exchange, OK, "{}");
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        if (received.getAndSet(true)) {
            send(exchange, BAD_REQUEST, "{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\"}");
            return;
        }
        var answer = json.createObjectNode();
        answer.putArray("Messages")
                .addObject()
                .put("MessageId", "1")
                .put("ReceiptHandle", "1")
                .put("Body", run.jobMessage())
                .put("MD5OfBody", md5(run.jobMessage()));
        send(exchange, OK, answer.toString());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /// SQS' own check of a message, which the SDK repeats.
    private static String md5(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no MD5", e);
        }
    }
}
