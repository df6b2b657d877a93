package dev.darkroom.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// The HTTP APIs of planner-service and status-service, as any client sees them.
final class Api implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI planner;
    private final URI status;

    Api(URI planner, URI status) {
        this.planner = planner;
        this.status = status;
    }

    /// Starts a run.
    ///
    /// @throws CommandFailed with planner's own words, if it refuses
    void startRun(JsonNode spec) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(planner.resolve("/v1/runs"))
                        .header("Content-Type", "application/json")
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofString(spec.toString()))
                        .build();
        HttpResponse<String> response = send(request);
        if (response.statusCode() >= 300) {
            throw new CommandFailed(
                    "planner-service refused the run (%d): %s"
                            .formatted(response.statusCode(), response.body()));
        }
    }

    /// The run as planner knows it.
    JsonNode run(String name) throws InterruptedException {
        return get(planner.resolve("/v1/runs/" + name))
                .orElseThrow(() -> new CommandFailed("planner-service knows no run " + name));
    }

    /// The run's progress; empty until the first event of it has reached status.
    Optional<JsonNode> progress(String name) throws InterruptedException {
        return get(status.resolve("/v1/progress/" + name));
    }

    ObjectMapper json() {
        return json;
    }

    @Override
    public void close() {
        http.close();
    }

    private Optional<JsonNode> get(URI address) throws InterruptedException {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(address).timeout(PATIENCE).build());
        if (response.statusCode() == 404) {
            return Optional.empty();
        }
        if (response.statusCode() != 200) {
            throw new CommandFailed(
                    "%s answered %d: %s"
                            .formatted(address, response.statusCode(), response.body()));
        }
        try {
            return Optional.of(json.readTree(response.body()));
        } catch (IOException e) {
            throw new CommandFailed(
                    "%s answered no JSON: %s".formatted(address, response.body()), e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CommandFailed("%s does not answer".formatted(request.uri()), e);
        }
    }
}
