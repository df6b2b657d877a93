package dev.darkroom.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
            paramLabel = "FILE",
            description = "Recipe as JSON (default: the built-in recipe web).")
    private @Nullable Path recipe;

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
        return new Job(realPhotos, realRenditions, recipe(), SHARD_OBJECTS);
    }

    @Override
    String name() {
        return "develop";
    }

    private Optional<JsonNode> recipe() {
        if (recipe == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ObjectMapper().readTree(Files.readString(recipe)));
        } catch (IOException e) {
            throw new CommandFailed(
                    "recipe %s cannot be read as JSON: %s".formatted(recipe, e.getMessage()), e);
        }
    }
}
