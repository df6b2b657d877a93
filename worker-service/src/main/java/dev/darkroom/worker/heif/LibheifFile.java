package dev.darkroom.worker.heif;

import java.util.Optional;

/// Where libheif is looked for: the one setting, or else in the system.
public final class LibheifFile {
    /// The setting: the file itself.
    public static final String SETTING = "DARKROOM_WORKER_LIBHEIF";

    private static final String SYSTEM = "libheif.so.1";

    private LibheifFile() {}

    /// What to load: a file, or the name of the system's library.
    ///
    /// @param setting the file that was asked for, if any
    public static String find(Optional<String> setting) {
        return setting.filter(file -> !file.isBlank()).orElse(SYSTEM);
    }
}
