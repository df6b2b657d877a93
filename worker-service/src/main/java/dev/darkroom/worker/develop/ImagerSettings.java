package dev.darkroom.worker.develop;

import dev.darkroom.worker.vips.LibvipsFile;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What an imager is told by its environment.
///
/// @param libvips the file, where it is not to be looked for
/// @param memory bytes that the process may hold
/// @param limits of photos and renditions
/// @param timeLimit of one photo
public record ImagerSettings(
        Optional<String> libvips, long memory, Limits limits, Duration timeLimit) {
    private static final String MEMORY = "DARKROOM_WORKER_IMAGER_MEMORY";
    private static final String MAX_PIXELS = "DARKROOM_WORKER_IMAGER_MAX_PIXELS";
    private static final String MAX_FRAMES = "DARKROOM_WORKER_IMAGER_MAX_FRAMES";
    private static final String MAX_RENDITION_PIXELS =
            "DARKROOM_WORKER_IMAGER_MAX_RENDITION_PIXELS";
    private static final String TIME_LIMIT = "DARKROOM_WORKER_IMAGER_TIME_LIMIT";
    private static final long LEAST_MEMORY = 128L << 20;

    public ImagerSettings {
        if (memory < LEAST_MEMORY) {
            throw new IllegalArgumentException(
                    "an imager's memory is %d bytes (expected %d or more)"
                            .formatted(memory, LEAST_MEMORY));
        }
        if (!timeLimit.isPositive()) {
            throw new IllegalArgumentException("time limit is not positive: " + timeLimit);
        }
    }

    /// 1 GiB, one minute, and the limits' own defaults.
    public static ImagerSettings defaults() {
        return new ImagerSettings(
                Optional.empty(), 1L << 30, Limits.defaults(), Duration.ofMinutes(1));
    }

    public static ImagerSettings read(Map<String, String> environment) {
        ImagerSettings unset = defaults();
        return new ImagerSettings(
                Optional.ofNullable(environment.get(LibvipsFile.SETTING)),
                Long.parseLong(environment.getOrDefault(MEMORY, "" + unset.memory)),
                limits(environment, unset.limits),
                Duration.parse(environment.getOrDefault(TIME_LIMIT, "" + unset.timeLimit)));
    }

    private static Limits limits(Map<String, String> environment, Limits unset) {
        return new Limits(
                Long.parseLong(environment.getOrDefault(MAX_PIXELS, "" + unset.maxPixels())),
                Integer.parseInt(environment.getOrDefault(MAX_FRAMES, "" + unset.maxFrames())),
                Long.parseLong(
                        environment.getOrDefault(
                                MAX_RENDITION_PIXELS, "" + unset.maxRenditionPixels())));
    }

    public Map<String, String> environment() {
        var environment = new TreeMap<String, String>();
        libvips.ifPresent(file -> environment.put(LibvipsFile.SETTING, file));
        environment.put(MEMORY, Long.toString(memory));
        environment.put(MAX_PIXELS, Long.toString(limits.maxPixels()));
        environment.put(MAX_FRAMES, Integer.toString(limits.maxFrames()));
        environment.put(MAX_RENDITION_PIXELS, Long.toString(limits.maxRenditionPixels()));
        environment.put(TIME_LIMIT, timeLimit.toString());
        return environment;
    }
}
