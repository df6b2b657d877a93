package dev.darkroom.worker.imager;

import dev.darkroom.worker.develop.ImagerSettings;
import dev.darkroom.worker.develop.Limits;
import dev.darkroom.worker.develop.NativeLibraries;
import dev.darkroom.worker.develop.TimeLimits;
import io.quarkus.runtime.configuration.MemorySize;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a pool of imagers is made by.
///
/// @param command that starts an imager
/// @param count of imagers
/// @param scratch where imagers run, and put what does not fit into memory
/// @param imager what each is told
public record ImagerPoolSettings(
        List<String> command, int count, Path scratch, ImagerSettings imager) {
    public ImagerPoolSettings {
        command = List.copyOf(command);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("the command of an imager is empty");
        }
        if (count < 1) {
            throw new IllegalArgumentException("the count of imagers is not positive: " + count);
        }
    }

    /// What the configuration says.
    ///
    /// @param count of imagers, as the worker's own limits are made by
    /// @param scratch a folder that exists
    public static ImagerPoolSettings of(
            ImagerConfig config,
            LibraryConfig libraries,
            int count,
            List<String> command,
            Path scratch) {
        var budget =
                MemoryBudget.of(
                        bytes(config.memoryBudget()),
                        bytes(config.memory()),
                        count,
                        MachineMemory.bytes(Path.of("/")));
        return new ImagerPoolSettings(
                command,
                count,
                scratch,
                new ImagerSettings(
                        new NativeLibraries(libraries.libvips(), libraries.libheif()),
                        budget.shares(),
                        new Limits(
                                config.maxPixels(),
                                config.maxFrames(),
                                config.maxRenditionPixels()),
                        new TimeLimits(config.timeLimit(), config.cpuLimit())));
    }

    private static OptionalLong bytes(Optional<MemorySize> size) {
        return size.map(MemorySize::asLongValue).stream().mapToLong(Long::longValue).findFirst();
    }

    /// Bytes beyond the standing shares of the imagers.
    long commonMemory() {
        return imager.memory().most() - imager.memory().standing();
    }
}
