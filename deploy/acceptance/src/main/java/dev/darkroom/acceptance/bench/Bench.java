package dev.darkroom.acceptance.bench;

import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `./darkroom bench`, once the launcher has built what it needs.
@Command(
        name = "bench",
        description = "Measures Darkroom on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {
            WorkerBench.class,
            StartupBench.class,
            EncodersBench.class,
            PlannerBench.class
        })
public final class Bench {
    private static final int FAILED = 1;

    private Bench() {}

    /// @param arguments a benchmark and its options
    public static void main(String[] arguments) {
        // The embedded cloud's servers, which speak of each start.
        Logger.getLogger("").setLevel(Level.WARNING);
        CommandLine.IExecutionExceptionHandler tell =
                (failure, command, _) -> {
                    command.getErr().println("darkroom: " + inWords(failure));
                    if (!(failure instanceof BenchFailed)) {
                        failure.printStackTrace(command.getErr());
                    }
                    return FAILED;
                };
        System.exit(
                new CommandLine(new Bench()).setExecutionExceptionHandler(tell).execute(arguments));
    }

    private static String inWords(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(it -> it.getMessage() == null ? it.getClass().getName() : it.getMessage())
                .distinct()
                .collect(Collectors.joining(": "));
    }
}
