package dev.darkroom.worker.imager;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The environment of an imager: nothing of the worker's but what is named here, so no credentials.
final class ImagerEnvironment {
    private static final Set<String> INHERITED = Set.of("PATH", "LD_LIBRARY_PATH");

    private ImagerEnvironment() {}

    static Map<String, String> of(Map<String, String> worker, ImagerPoolSettings settings) {
        var environment = new HashMap<>(worker);
        environment.keySet().retainAll(INHERITED);
        environment.putAll(settings.imager().environment());
        // File names are bytes: this is the locale that can write all of them.
        environment.put("LANG", "C.UTF-8");
        environment.put("TMPDIR", settings.scratch().toString());
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put("VIPS_CONCURRENCY", "1");
        return environment;
    }
}
