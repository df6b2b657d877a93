package dev.darkroom.acceptance.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.acceptance.bench.Contender.Requests;
import dev.darkroom.contracts.ChromaSubsampling;
import dev.darkroom.contracts.Encoding;
import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.Recipe;
import dev.darkroom.contracts.Rendition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The contenders that are programs, all with the sizes and encoder flags of one recipe.
///
/// @param round what each develops in a round
/// @param s3 whether photos come from S3 and renditions go there
record Programs(BenchHome home, Recipe recipe, Round round, boolean s3) {
    private static final String PACKAGE = "dev.darkroom.acceptance.bench.";

    private static final String RECIPE = "BENCH_RECIPE";

    /// The photos of a round: each file as often as there are copies, and the key of each copy.
    record Round(List<Path> files, int copies, List<String> keys) {}

    /// The recipe of a contender that is a Java program of ours.
    static Recipe recipeOfThisProcess() throws InvalidDocument {
        return Json.message(System.getenv(RECIPE), Recipe.class);
    }

    Child.Description libvips() {
        List<String> command = java("LibvipsAlone", "-XX:TieredStopAtLevel=1", "-Xmx512m");
        command.add(home.worker().jar().toString());
        addPhotos(command);
        return program("libvips", "libvips alone", Requests.NONE, command, recipeForChild());
    }

    Child.Description imagers(Path folder) {
        List<String> command = java("ImagersAlone", "-XX:TieredStopAtLevel=1", "-Xmx256m");
        command.add(home.worker().jar().toString());
        command.add(folder.toString());
        addPhotos(command);
        return program(
                WorkerContender.NAME,
                "worker's imagers alone",
                Requests.NONE,
                command,
                recipeForChild());
    }

    private Map<String, String> recipeForChild() {
        return Map.of(RECIPE, Json.text(recipe));
    }

    Child.Description sharp(Path modules, Map<String, String> aws, boolean cascade) {
        ObjectNode job = new JsonMapper().createObjectNode();
        job.put("raw", BenchCloud.RAW).put("processed", BenchCloud.PROCESSED);
        job.put("prefix", cascade ? "cascade/" : "sharp/").put("cascade", cascade);
        round.keys().forEach(job.putArray("keys")::add);
        var files = job.putArray("files");
        if (!s3) {
            round.files().forEach(file -> files.add(file.toString()));
        }
        var renditions = job.putArray("renditions");
        for (Rendition rendition : largestFirst()) {
            ObjectNode node = renditions.addObject().put("name", rendition.name());
            node.put("side", rendition.resize().width().orElseThrow());
            node.put("fit", rendition.resize().fit().name().toLowerCase(Locale.ROOT));
            Encoding.Jpeg jpeg = jpeg(rendition);
            node.putObject("jpeg")
                    .put("quality", jpeg.quality())
                    .put("chromaSubsampling", isSubsampled(jpeg) ? "4:2:0" : "4:4:4")
                    .put("progressive", jpeg.progressive())
                    .put("optimiseCoding", jpeg.optimizeCoding())
                    .put("trellisQuantisation", jpeg.trellis());
        }
        var environment = new HashMap<>(aws);
        environment.put("BENCH_JOB", job.toString());
        return program(
                cascade ? "sharpCascade" : "sharp",
                cascade ? "sharp, cascade by hand" : "sharp, clone()",
                s3 ? new Requests(1, recipe.renditions().size()) : Requests.NONE,
                List.of("node", modules.resolve("sharp.mjs").toString()),
                environment);
    }

    /// @return empty where ImageMagick is not installed
    Optional<Child.Description> imageMagick(Path folder) throws IOException {
        Optional<Path> program = imageMagick();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        Encoding.Jpeg jpeg = jpeg(recipe.renditions().getFirst());
        var command = new ArrayList<String>();
        command.addAll(List.of("sh", home.sources().resolve("convert.sh").toString()));
        command.addAll(List.of(program.get().toString(), Integer.toString(round.copies())));
        command.add(Files.createDirectories(folder).toString());
        command.add(Integer.toString(jpeg.quality()));
        command.add(jpeg.progressive() ? "JPEG" : "none");
        command.add(isSubsampled(jpeg) ? "4:2:0" : "4:4:4");
        round.files().forEach(file -> command.add(file.toString()));
        Map<String, String> environment =
                Map.of("MAGICK_THREAD_LIMIT", "1", "OMP_NUM_THREADS", "1");
        return Optional.of(
                program("imageMagick", "ImageMagick", Requests.NONE, command, environment));
    }

    /// The program itself, not a script of its name.
    private static Optional<Path> imageMagick() throws IOException {
        for (String name : List.of("magick", "convert")) {
            for (String folder : System.getenv("PATH").split(":", -1)) {
                Path file = Path.of(folder, name);
                if (Files.isExecutable(file) && isElf(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isElf(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            byte[] head = content.readNBytes(4);
            return head.length == 4 && head[0] == 0x7f && head[1] == 'E';
        }
    }

    private List<Rendition> largestFirst() {
        return recipe.renditions().stream()
                .sorted(
                        Comparator.comparingInt((Rendition it) -> it.resize().width().orElseThrow())
                                .reversed())
                .toList();
    }

    private static Encoding.Jpeg jpeg(Rendition rendition) {
        if (rendition.encoding() instanceof Encoding.Jpeg jpeg) {
            return jpeg;
        }
        throw new BenchFailed("only JPEG is compared, not " + rendition.encoding());
    }

    private static boolean isSubsampled(Encoding.Jpeg jpeg) {
        return jpeg.chromaSubsampling() == ChromaSubsampling.QUARTER;
    }

    private List<String> java(String main, String... options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData"));
        command.addAll(List.of(options));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", home.classPath()));
        command.add(PACKAGE + main);
        return command;
    }

    private void addPhotos(List<String> command) {
        command.add(Integer.toString(round.copies()));
        round.files().forEach(file -> command.add(file.toString()));
    }

    private static Child.Description program(
            String name,
            String title,
            Requests requests,
            List<String> command,
            Map<String, String> environment) {
        var variables = new HashMap<>(environment);
        variables.put("MALLOC_ARENA_MAX", "2");
        return new Child.Description(name, title, requests, command, variables);
    }
}
