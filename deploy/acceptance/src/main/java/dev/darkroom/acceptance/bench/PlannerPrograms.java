package dev.darkroom.acceptance.bench;

import dev.darkroom.acceptance.bench.planner.Round;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Starts the programs of `bench planner`, each in a JVM of its own.
///
/// @param work where their logs and what they write go
/// @param rounds besides the first, which is measured, too, and kept apart
record PlannerPrograms(BenchHome home, Path work, int rounds) {
    private static final String PACKAGE = "dev.darkroom.acceptance.bench.planner.";

    /// All that planner's heap may take.
    private static final String HEAP = "-Xmx256m";

    private static final int LINES_OF_LOG = 12;

    void make(Path root, long rows) throws IOException {
        var _ =
                run(
                        "make",
                        toolsClassPath(),
                        Map.of(),
                        List.of("BenchInventory", root.toString(), Long.toString(rows)));
    }

    List<Round> floor(Path folder, long rows) throws IOException {
        return run(
                "floor",
                plannerClassPath(),
                Map.of(),
                List.of("FloorProgram", all(), Long.toString(rows), folder.toString()));
    }

    List<Round> planning(Path folder) throws IOException {
        return run(
                "planning",
                plannerClassPath(),
                Map.of(),
                List.of("PlanningProgram", all(), folder.toString()));
    }

    List<Round> planningThroughS3(String manifest, Map<String, String> environment)
            throws IOException {
        return run(
                "planning-s3",
                plannerClassPath(),
                environment,
                List.of("PlanningProgram", all(), "s3", manifest));
    }

    List<Round> duckDb(Path folder, String format, String compression, long rows)
            throws IOException {
        Path out = work.resolve("duckdb-" + format + "-" + compression);
        return run(
                "duckdb",
                toolsClassPath(),
                Map.of(),
                List.of(
                        "DuckDbProgram",
                        all(),
                        Long.toString(rows),
                        folder.toString(),
                        format,
                        out.toString(),
                        compression));
    }

    private String all() {
        return Integer.toString(1 + rounds);
    }

    /// This module's, and all that the planner is packaged with.
    private String plannerClassPath() {
        Path app = home.root().resolve("planner-service/target/quarkus-app");
        return String.join(
                ":",
                home.root().resolve("deploy/acceptance/target/classes").toString(),
                app + "/app/*",
                app + "/lib/main/*",
                app + "/lib/boot/*");
    }

    private String toolsClassPath() {
        Path target = home.root().resolve("deploy/acceptance/target");
        return target.resolve("classes") + ":" + target.resolve("lib") + "/*";
    }

    private List<Round> run(
            String name, String classPath, Map<String, String> environment, List<String> program)
            throws IOException {
        Path log = work.resolve(name + ".log");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(HEAP, "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp"));
        command.add(classPath);
        command.add(PACKAGE + program.getFirst());
        command.addAll(program.subList(1, program.size()));
        var builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        var read = new ArrayList<Round>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Round.parse(line).ifPresent(read::add);
            }
            int status = process.waitFor();
            if (status != 0) {
                throw new BenchFailed(
                        "%s ended with status %d. The end of %s:%n%s"
                                .formatted(program.getFirst(), status, log, end(log)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted", e);
        } finally {
            process.destroy();
        }
        return read;
    }

    private static String end(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join(
                System.lineSeparator(),
                lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
    }
}
