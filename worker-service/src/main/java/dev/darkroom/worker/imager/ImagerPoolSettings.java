package dev.darkroom.worker.imager;

import dev.darkroom.worker.develop.ImagerSettings;
import dev.darkroom.worker.develop.Limits;
import java.nio.file.Path;
import java.util.List;

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
            LibvipsConfig libvips,
            int count,
            List<String> command,
            Path scratch) {
        return new ImagerPoolSettings(
                command,
                count,
                scratch,
                new ImagerSettings(
                        libvips.libvips(),
                        config.memory().asLongValue(),
                        new Limits(
                                config.maxPixels(),
                                config.maxFrames(),
                                config.maxRenditionPixels()),
                        config.timeLimit()));
    }
}
