package dev.darkroom.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./darkroom develop`: a person's own folder of photos.
@Command(
        name = "develop",
        description = "Develops the photos of a folder; OUT mirrors its tree.",
        mixinStandardHelpOptions = true)
final class DevelopCommand extends RunCommand {
    private static final int SHARD_OBJECTS = 20;

    @Parameters(paramLabel = "IN", description = "Folder of photos, of any depth; it is only read.")
    private Path in = Path.of("");

    @Parameters(
            paramLabel = "OUT",
            description = "Folder of renditions; made if it does not exist.")
    private Path out = Path.of("");

    @Option(
            names = "--recipe",
            paramLabel = "RECIPE",
            description =
                    "Recipe: a file, .json or .yaml, or the name of a built-in one, web or gallery (default: ${DEFAULT-VALUE}).",
            defaultValue = "web")
    private String recipe = "";

    @Override
    Job job(Terminal terminal, Workplace workplace) throws IOException {
        Path photos = in.toAbsolutePath().normalize();
        Path renditions = out.toAbsolutePath().normalize();
        if (!Files.isDirectory(photos)) {
            throw new CommandFailed("IN is not a folder: " + photos);
        }
        if (Files.exists(renditions) && !Files.isDirectory(renditions)) {
            throw new CommandFailed("OUT is not a folder: " + renditions);
        }
        Files.createDirectories(renditions);
        Path realPhotos = photos.toRealPath();
        Path realRenditions = renditions.toRealPath();
        if (realRenditions.startsWith(realPhotos) || realPhotos.startsWith(realRenditions)) {
            throw new CommandFailed(
                    "OUT %s and IN %s overlap, so renditions could become sources"
                            .formatted(realRenditions, realPhotos));
        }
        return new Job(realPhotos, realRenditions, Optional.of(recipe()), SHARD_OBJECTS);
    }

    @Override
    String name() {
        return "develop";
    }

    /// A document, or a name for planner to know.
    private JsonNode recipe() {
        Path file = Path.of(recipe);
        boolean yaml = recipe.endsWith(".yaml") || recipe.endsWith(".yml");
        if (!yaml && !recipe.endsWith(".json") && !Files.exists(file)) {
            return TextNode.valueOf(recipe);
        }
        try {
            ObjectMapper reader = yaml ? new YAMLMapper() : new ObjectMapper();
            return reader.readTree(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new CommandFailed("there is no recipe file " + recipe, e);
        } catch (IOException e) {
            throw new CommandFailed(
                    "recipe %s cannot be read as %s: %s"
                            .formatted(recipe, yaml ? "YAML" : "JSON", e.getMessage()),
                    e);
        }
    }
}
