package dev.darkroom.local.cli;

import dev.darkroom.local.samples.SampleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./darkroom demo`: samples through all three services.
@Command(
        name = "demo",
        description = "Develops photo-like samples through all three services.",
        mixinStandardHelpOptions = true)
final class DemoCommand extends RunCommand {
    private static final int SHARDS = 25;
    private static final int MOST_IN_A_SHARD = 1_000;

    @Option(
            names = "--photos",
            paramLabel = "N",
            description = "Samples to develop (default: ${DEFAULT-VALUE}).",
            defaultValue = "200")
    private int photos;

    @Override
    Job job(Terminal terminal, Workplace workplace) throws IOException {
        if (photos < 1 || photos > 100_000) {
            throw new CommandFailed("--photos is %d (expected 1 to 100000)".formatted(photos));
        }
        Path home = Main.checkout().home();
        Path samples =
                SampleSet.make(
                        home.resolve("samples"),
                        photos,
                        made ->
                                terminal.live(
                                        "making samples, once: %d of %d".formatted(made, photos)));
        terminal.say("Samples: " + samples);
        int shardObjects = Math.clamp(photos / SHARDS, 1, MOST_IN_A_SHARD);
        Path renditions = Files.createDirectories(workplace.folder().resolve("renditions"));
        return new Job(samples, renditions, Optional.empty(), shardObjects);
    }

    @Override
    String name() {
        return "demo";
    }
}
