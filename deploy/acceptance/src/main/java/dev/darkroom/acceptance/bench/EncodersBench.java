package dev.darkroom.acceptance.bench;

import dev.darkroom.acceptance.bench.encoders.EncoderStudy;
import dev.darkroom.acceptance.bench.encoders.Page;
import dev.darkroom.worker.vips.LibvipsFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./darkroom bench encoders`: which JPEG settings cost least where they look alike.
@Command(
        name = "encoders",
        description = "Reckons what JPEG settings cost at equal similarity.",
        mixinStandardHelpOptions = true)
final class EncodersBench implements Callable<Integer> {
    @Option(
            names = "--photos",
            paramLabel = "DIR",
            required = true,
            description = "The photos to encode, all of this folder.")
    private Path photos = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "A page of Markdown whose end, from a marked line on, is replaced.")
    private @Nullable Path out;

    @Spec private @Nullable CommandSpec spec;

    private final BenchHome home = BenchHome.ofThisProcess();

    @Override
    public Integer call() throws Exception {
        PrintWriter terminal = Objects.requireNonNull(spec).commandLine().getOut();
        String libvips = LibvipsFile.find(Optional.empty(), home.worker().jar());
        String table =
                EncoderStudy.of(
                        files(photos),
                        libvips,
                        photo -> {
                            terminal.println(photo.getFileName());
                            terminal.flush();
                        });
        terminal.println(table);
        terminal.flush();
        if (out != null) {
            Page.write(out, table);
        }
        return 0;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new BenchFailed("--photos is no folder: " + folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
