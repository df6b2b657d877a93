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
/// @param maxPixels of a photo, by its header
/// @param timeLimit of one photo
public record ImagerSettings(
        Optional<String> libvips, long memory, long maxPixels, Duration timeLimit) {
    private static final String MEMORY = "DARKROOM_WORKER_IMAGER_MEMORY";
    private static final String MAX_PIXELS = "DARKROOM_WORKER_IMAGER_MAX_PIXELS";
    private static final String TIME_LIMIT = "DARKROOM_WORKER_IMAGER_TIME_LIMIT";
    private static final long LEAST_MEMORY = 128L << 20;

    public ImagerSettings {
        if (memory < LEAST_MEMORY) {
            throw new IllegalArgumentException(
                    "an imager's memory is %d bytes (expected %d or more)"
                            .formatted(memory, LEAST_MEMORY));
        }
        if (maxPixels < 1) {
            throw new IllegalArgumentException("max pixels is not positive: " + maxPixels);
        }
        if (!timeLimit.isPositive()) {
            throw new IllegalArgumentException("time limit is not positive: " + timeLimit);
        }
    }

    /// 1 GiB, 200 megapixels, one minute.
    public static ImagerSettings defaults() {
        return new ImagerSettings(Optional.empty(), 1L << 30, 200_000_000, Duration.ofMinutes(1));
    }

    public static ImagerSettings read(Map<String, String> environment) {
        ImagerSettings unset = defaults();
        return new ImagerSettings(
                Optional.ofNullable(environment.get(LibvipsFile.SETTING)),
                Long.parseLong(environment.getOrDefault(MEMORY, "" + unset.memory)),
                Long.parseLong(environment.getOrDefault(MAX_PIXELS, "" + unset.maxPixels)),
                Duration.parse(environment.getOrDefault(TIME_LIMIT, "" + unset.timeLimit)));
    }

    public Map<String, String> environment() {
        var environment = new TreeMap<String, String>();
        libvips.ifPresent(file -> environment.put(LibvipsFile.SETTING, file));
        environment.put(MEMORY, Long.toString(memory));
        environment.put(MAX_PIXELS, Long.toString(maxPixels));
        environment.put(TIME_LIMIT, timeLimit.toString());
        return environment;
    }
}
