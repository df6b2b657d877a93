package dev.darkroom.worker.vips;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where libvips is looked for: the one setting, or else beside the application, in the folder that
/// its build installs it into, and last in the system.
public final class LibvipsFile {
    /// The setting: the file itself.
    public static final String SETTING = "DARKROOM_WORKER_LIBVIPS";

    private static final String SYSTEM = "libvips.so.42";
    private static final String PREFIX = "libvips-cpp.so";

    private LibvipsFile() {}

    /// What to load: a file, or the name of the system's library.
    ///
    /// @param setting the file that was asked for, if any
    /// @param application a jar, an executable or a folder of classes
    public static String find(Optional<String> setting, Path application) {
        return setting.filter(file -> !file.isBlank())
                .orElseGet(() ->
                        folders(application).stream()
                                .flatMap(folder -> in(folder).stream())
                                .map(Path::toString)
                                .findFirst()
                                .orElse(SYSTEM));
    }

    /// What to tell somebody whose libvips is not found.
    public static String missing(Optional<String> setting, Path application, String problem) {
        String looked =
                setting.filter(file -> !file.isBlank())
                        .map(file -> "%s=%s".formatted(SETTING, file))
                        .orElseGet(() ->
                                folders(application).stream()
                                                .map(folder -> folder.resolve(PREFIX + ".*"))
                                                .map(Path::toString)
                                                .collect(Collectors.joining(", "))
                                        + ", and the system's "
                                        + SYSTEM);
        return "libvips is not usable: %s. Looked at: %s. Install it by 'npm ci' in worker-service (the build does so), by 'apt install libvips42', or set %s to the file libvips-cpp.so.*"
                .formatted(problem, looked, SETTING);
    }

    private static SequencedSet<Path> folders(Path application) {
        var folders = new LinkedHashSet<Path>();
        Path parent = application.toAbsolutePath().normalize().getParent();
        for (int up = 0; up < 2 && parent != null; up++, parent = parent.getParent()) {
            folders.add(parent);
            folders.add(parent.resolve("libvips"));
            folders.add(
                    parent.resolve("libvips/node_modules/@img")
                            .resolve(npmPackage())
                            .resolve("lib"));
        }
        return folders;
    }

    private static String npmPackage() {
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return "sharp-libvips-linux-" + (machine.equals("aarch64") ? "arm64" : "x64");
    }

    private static Optional<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found =
                    files.filter(file -> file.getFileName().toString().startsWith(PREFIX)).toList();
            return found.stream().max(Comparator.naturalOrder());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
