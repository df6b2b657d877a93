package dev.darkroom.worker.develop;

import dev.darkroom.worker.heif.LibheifFile;
import dev.darkroom.worker.vips.LibvipsFile;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What an imager is told by its environment.
///
/// @param limits of photos and renditions
/// @param time of one photo
public record ImagerSettings(
        NativeLibraries libraries, MemoryShares memory, Limits limits, TimeLimits time) {
    private static final String MEMORY = "DARKROOM_WORKER_IMAGER_MEMORY";
    private static final String MOST_MEMORY = "DARKROOM_WORKER_IMAGER_MOST_MEMORY";
    private static final String MAX_PIXELS = "DARKROOM_WORKER_IMAGER_MAX_PIXELS";
    private static final String MAX_FRAMES = "DARKROOM_WORKER_IMAGER_MAX_FRAMES";
    private static final String MAX_RENDITION_PIXELS =
            "DARKROOM_WORKER_IMAGER_MAX_RENDITION_PIXELS";
    private static final String TIME_LIMIT = "DARKROOM_WORKER_IMAGER_TIME_LIMIT";
    private static final String CPU_LIMIT = "DARKROOM_WORKER_IMAGER_CPU_LIMIT";

    /// 1 GiB, two minutes or one of CPU, and the limits' own defaults.
    public static ImagerSettings defaults() {
        return new ImagerSettings(
                NativeLibraries.found(),
                MemoryShares.fixed(1L << 30),
                Limits.defaults(),
                new TimeLimits(Duration.ofMinutes(2), Duration.ofMinutes(1)));
    }

    public ImagerSettings withLibraries(NativeLibraries others) {
        return new ImagerSettings(others, memory, limits, time);
    }

    public ImagerSettings withMemory(MemoryShares other) {
        return new ImagerSettings(libraries, other, limits, time);
    }

    public ImagerSettings withTime(TimeLimits other) {
        return new ImagerSettings(libraries, memory, limits, other);
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
                limits(environment, unset.limits),
                new TimeLimits(
                        time(environment, TIME_LIMIT, unset.time.wall()),
                        time(environment, CPU_LIMIT, unset.time.cpu())));
    }

    private static Limits limits(Map<String, String> environment, Limits unset) {
        return new Limits(
                number(environment, MAX_PIXELS, unset.maxPixels()),
                Math.toIntExact(number(environment, MAX_FRAMES, unset.maxFrames())),
                number(environment, MAX_RENDITION_PIXELS, unset.maxRenditionPixels()));
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
        environment.put(MAX_PIXELS, Long.toString(limits.maxPixels()));
        environment.put(MAX_FRAMES, Integer.toString(limits.maxFrames()));
        environment.put(MAX_RENDITION_PIXELS, Long.toString(limits.maxRenditionPixels()));
        environment.put(TIME_LIMIT, time.wall().toString());
        environment.put(CPU_LIMIT, time.cpu().toString());
        return environment;
    }
}
