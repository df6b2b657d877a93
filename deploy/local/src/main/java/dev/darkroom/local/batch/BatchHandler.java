package dev.darkroom.local.batch;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Batch's REST-JSON protocol: a path an operation, JSON both ways, errors with their type in a
/// header.
final class BatchHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(BatchHandler.class);
    private static final int MAX_SUBMIT_BYTES = 30 * 1024;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    private final ObjectMapper json = new ObjectMapper();
    private final BatchApi api;

    BatchHandler(BatchApi api) {
        this.api = api;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String operation = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            try {
                checkSize(operation, body.length);
                JsonNode request = body.length == 0 ? json.createObjectNode() : json.readTree(body);
                answer(exchange, OK, api.answer(operation, request));
            } catch (ClientException | JacksonException e) {
                error(exchange, BAD_REQUEST, "ClientException", e);
            } catch (RuntimeException e) {
                LOG.error("{} failed", operation, e);
                error(exchange, SERVER_ERROR, "ServerException", e);
            }
        }
    }

    /// [Quotas](https://docs.aws.amazon.com/batch/latest/userguide/service_limits.html)
    private static void checkSize(String operation, int bytes) throws ClientException {
        if (operation.equals("/v1/submitjob") && bytes > MAX_SUBMIT_BYTES) {
            throw new ClientException(
                    "The payload of SubmitJob has %d bytes (expected at most %d)"
                            .formatted(bytes, MAX_SUBMIT_BYTES));
        }
    }

    private void error(HttpExchange exchange, int status, String type, Exception cause)
            throws IOException {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
        answer(exchange, status, json.createObjectNode().put("message", cause.getMessage()));
    }

    private void answer(HttpExchange exchange, int status, ObjectNode answer) throws IOException {
        byte[] body = json.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
