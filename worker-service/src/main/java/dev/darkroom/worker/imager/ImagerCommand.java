package dev.darkroom.worker.imager;

import dev.darkroom.worker.develop.ImagerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command that starts this very application as an imager.
public final class ImagerCommand {
    /// An imager's AOT cache, which stands beside the application's jar once it was recorded.
    private static final String AOT_CACHE = "imager.aot";

    /// A small heap, since photos are not in it, and a start as short as the JVM offers; what the
    /// JVM has to say about itself goes to stderr.
    private static final List<String> JVM_OPTIONS =
            List.of(
                    "-XX:+UseSerialGC",
                    "-Xmx64m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:-UsePerfData",
                    "-XX:+DisplayVMOutputToStderr",
                    "-XX:+ErrorFileToStderr",
                    "-XX:+ExitOnOutOfMemoryError",
                    "--enable-native-access=ALL-UNNAMED");

    private ImagerCommand() {}

    /// This application's own: the native executable, or Java with this class path.
    ///
    /// @param mainClass the application's main class, which starts an imager when its first
    ///   argument is [ImagerProcess#COMMAND]
    public static List<String> ofThisApplication(String mainClass) {
        String classPath = System.getProperty("java.class.path", "");
        if (classPath.isEmpty()) {
            return ofExecutable(Path.of(ProcessHandle.current().info().command().orElseThrow()));
        }
        return ofJava(Path.of(System.getProperty("java.home")), classPath, mainClass);
    }

    static List<String> ofExecutable(Path executable) {
        return List.of(executable.toString(), ImagerProcess.COMMAND);
    }

    static List<String> ofJava(Path javaHome, String classPath, String mainClass) {
        var command = new ArrayList<String>();
        command.add(javaHome.resolve("bin/java").toString());
        command.addAll(JVM_OPTIONS);
        Path cache = Path.of(classPath.split(":", 2)[0]).resolveSibling(AOT_CACHE).toAbsolutePath();
        if (Files.exists(cache)) {
            command.add("-XX:AOTCache=" + cache);
            // One of another build or JVM is passed over; nobody may hear of it on stdout.
            command.add("-Xlog:aot=off");
        }
        command.add("-cp");
        command.add(absolute(classPath));
        command.add(mainClass);
        command.add(ImagerProcess.COMMAND);
        return List.copyOf(command);
    }

    /// An imager runs in scratch, where a relative class path leads nowhere.
    private static String absolute(String classPath) {
        return List.of(classPath.split(":")).stream()
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .reduce((left, right) -> left + ':' + right)
                .orElseThrow();
    }
}
