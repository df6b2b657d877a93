package dev.darkroom.worker.develop;

import dev.darkroom.worker.heif.LibheifFile;
import dev.darkroom.worker.vips.LibvipsFile;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What an imager is told by its environment.
///
/// @param maxPixels of a photo, by its header
/// @param time of one photo
public record ImagerSettings(
        NativeLibraries libraries, MemoryShares memory, long maxPixels, TimeLimits time) {
    private static final String MEMORY = "DARKROOM_WORKER_IMAGER_MEMORY";
    private static final String MOST_MEMORY = "DARKROOM_WORKER_IMAGER_MOST_MEMORY";
    private static final String MAX_PIXELS = "DARKROOM_WORKER_IMAGER_MAX_PIXELS";
    private static final String TIME_LIMIT = "DARKROOM_WORKER_IMAGER_TIME_LIMIT";
    private static final String CPU_LIMIT = "DARKROOM_WORKER_IMAGER_CPU_LIMIT";

    public ImagerSettings {
        if (maxPixels < 1) {
            throw new IllegalArgumentException("max pixels is not positive: " + maxPixels);
        }
    }

    /// 1 GiB, 200 megapixels, two minutes, one of them of CPU.
    public static ImagerSettings defaults() {
        return new ImagerSettings(
                NativeLibraries.found(),
                MemoryShares.fixed(1L << 30),
                200_000_000,
                new TimeLimits(Duration.ofMinutes(2), Duration.ofMinutes(1)));
    }

    public ImagerSettings withLibraries(NativeLibraries others) {
        return new ImagerSettings(others, memory, maxPixels, time);
    }

    public ImagerSettings withMemory(MemoryShares other) {
        return new ImagerSettings(libraries, other, maxPixels, time);
    }

    public ImagerSettings withTime(TimeLimits other) {
        return new ImagerSettings(libraries, memory, maxPixels, other);
    }

    public static ImagerSettings read(Map<String, String> environment) {
        ImagerSettings unset = defaults();
        return new ImagerSettings(
                new NativeLibraries(
                        Optional.ofNullable(environment.get(LibvipsFile.SETTING)),
                        Optional.ofNullable(environment.get(LibheifFile.SETTING))),
                new MemoryShares(
                        number(environment, MEMORY, unset.memory.standing()),
                        number(environment, MOST_MEMORY, unset.memory.most())),
                number(environment, MAX_PIXELS, unset.maxPixels),
                new TimeLimits(
                        time(environment, TIME_LIMIT, unset.time.wall()),
                        time(environment, CPU_LIMIT, unset.time.cpu())));
    }

    private static long number(Map<String, String> environment, String variable, long unset) {
        return Long.parseLong(environment.getOrDefault(variable, Long.toString(unset)));
    }

    private static Duration time(Map<String, String> environment, String variable, Duration unset) {
        return Duration.parse(environment.getOrDefault(variable, unset.toString()));
    }

    public Map<String, String> environment() {
        var environment = new TreeMap<String, String>();
        libraries.libvips().ifPresent(file -> environment.put(LibvipsFile.SETTING, file));
        libraries.libheif().ifPresent(file -> environment.put(LibheifFile.SETTING, file));
        environment.put(MEMORY, Long.toString(memory.standing()));
        environment.put(MOST_MEMORY, Long.toString(memory.most()));
        environment.put(MAX_PIXELS, Long.toString(maxPixels));
        environment.put(TIME_LIMIT, time.wall().toString());
        environment.put(CPU_LIMIT, time.cpu().toString());
        return environment;
    }
}
