package dev.darkroom.acceptance.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The results of `bench startup`: medians of each kind of start.
///
/// @param starts by kind
record StartupReport(Map<String, List<Start>> starts, String date) {
    static final String PLAIN = "plain";
    static final String AOT = "aot";
    static final String NATIVE = "native";
    private static final List<String> KINDS = List.of(PLAIN, AOT, NATIVE);

    /// One start, from the process on.
    ///
    /// @param message until the first job message was received
    /// @param rendition until the first rendition stood in S3
    record Start(Duration message, Duration rendition) {}

    /// @return empty where this kind was not started
    Optional<Duration> median(String kind, Function<Start, Duration> part) {
        List<Duration> times =
                starts.getOrDefault(kind, List.of()).stream().map(part).sorted().toList();
        return times.isEmpty() ? Optional.empty() : Optional.of(times.get(times.size() / 2));
    }

    String table() {
        var text = new Formatter(Locale.ROOT);
        text.format(
                "%-10s %18s %22s   %s%n", "", "first message, ms", "first rendition, ms", "runs");
        for (String kind : KINDS) {
            Optional<Duration> message = median(kind, Start::message);
            Optional<Duration> rendition = median(kind, Start::rendition);
            if (message.isPresent() && rendition.isPresent()) {
                text.format(
                        "%-10s %18d %22d   %d%n",
                        kind,
                        message.get().toMillis(),
                        rendition.get().toMillis(),
                        starts.getOrDefault(kind, List.of()).size());
            } else {
                text.format("%-10s %18s%n", kind, "not built here");
            }
        }
        ratio().ifPresent(it -> text.format("aot / plain %.2f, to the first message%n", it));
        return text.toString();
    }

    /// Of the time to the first job message, with AOT cache over without.
    Optional<Double> ratio() {
        return median(AOT, Start::message)
                .flatMap(aot ->
                        median(PLAIN, Start::message)
                                .map(plain -> (double) aot.toMillis() / plain.toMillis()));
    }

    String json() {
        ObjectNode root = new JsonMapper().createObjectNode().put("date", date);
        for (String kind : KINDS) {
            Optional<Duration> message = median(kind, Start::message);
            if (message.isEmpty()) {
                root.put(kind, "not built here");
                continue;
            }
            ObjectNode node = root.putObject(kind).put("firstMessageMs", message.get().toMillis());
            median(kind, Start::rendition)
                    .ifPresent(it -> node.put("firstRenditionMs", it.toMillis()));
            node.put("runs", starts.getOrDefault(kind, List.of()).size());
        }
        ratio().ifPresent(it -> root.putObject("ratios").put("aotOverPlain", it));
        return root.toPrettyString();
    }
}
