package dev.darkroom.planner.api;

import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/// Which runs a client wants to see.
///
/// @param states empty for any
/// @param recipe the name of a recipe
record RunFilter(Set<RunState> states, Optional<String> recipe) {
    RunFilter {
        states = Set.copyOf(states);
    }

    boolean takes(RunDocument run) {
        return (states.isEmpty() || states.contains(run.state()))
                && recipe.map(run.spec().recipe().name()::equals).orElse(true);
    }

    /// The parameters that ask for it again.
    String query() {
        var query = new StringBuilder();
        states.stream().sorted().forEach(state -> query.append("&state=").append(state));
        recipe.ifPresent(name ->
                query.append("&recipe=").append(URLEncoder.encode(name, StandardCharsets.UTF_8)));
        return query.toString();
    }
}
