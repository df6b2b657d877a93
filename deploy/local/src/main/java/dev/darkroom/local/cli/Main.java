package dev.darkroom.local.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/// `./darkroom`, once the launcher has found a JDK and built what it needs.
@Command(
        name = "darkroom",
        description = "Develops photos on this machine, through all of Darkroom's services.",
        mixinStandardHelpOptions = true,
        subcommands = {DemoCommand.class, DevelopCommand.class})
public final class Main {
    /// The exit code of a command that could not do what it was asked, or whose ledger is not
    /// complete.
    static final int FAILED = 1;

    /// The exit code of a command that was ended by Ctrl-C, as shells have it.
    static final int INTERRUPTED = 130;

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    /// @param arguments a command and its options
    public static void main(String[] arguments) {
        IExecutionExceptionHandler tell =
                (failure, command, _) -> {
                    command.getErr().println("darkroom: " + inWords(failure));
                    if (!(failure instanceof CommandFailed)) {
                        LOG.error("unforeseen", failure);
                    }
                    return FAILED;
                };
        System.exit(
                new CommandLine(new Main()).setExecutionExceptionHandler(tell).execute(arguments));
    }

    /// A failure and what caused it, in one line.
    private static String inWords(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(it -> it.getMessage() == null ? it.getClass().getName() : it.getMessage())
                .distinct()
                .collect(Collectors.joining(": "));
    }

    /// The checkout that the launcher stands in.
    static Checkout checkout() {
        return new Checkout(Path.of(System.getProperty("darkroom.root", ".")));
    }
}
