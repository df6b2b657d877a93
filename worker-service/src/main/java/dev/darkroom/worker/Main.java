package dev.darkroom.worker;

import dev.darkroom.worker.develop.ImagerProcess;
import dev.darkroom.worker.job.ExitCode;
import dev.darkroom.worker.job.WorkerCommand;
import dev.darkroom.worker.rehearsal.Rehearsal;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.ConfigValidationException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The worker's executable: a worker, or with the argument `develop` an imager, which boots nothing
/// but libvips, or with `rehearse` and a folder a worker that plays one shard without AWS.
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... args) throws IOException {
        if (args.length > 0 && args[0].equals(ImagerProcess.COMMAND)) {
            ImagerProcess.main(args);
        } else {
            if (args.length == 2 && args[0].equals(Rehearsal.COMMAND)) {
                Rehearsal.prepare(Path.of(args[1]));
            }
            Quarkus.run(WorkerCommand.class, Main::ended, args);
        }
    }

    /// Says what no log has said: a failure before or after Quarkus runs the command.
    private static void ended(Integer code, @Nullable Throwable failure) {
        Optional<String> wrong = configuration(failure);
        if (wrong.isPresent()) {
            System.err.println(wrong.get());
            System.exit(ExitCode.BAD_CONFIGURATION.code());
        }
        if (failure != null) {
            failure.printStackTrace(System.err);
        }
        System.exit(code);
    }

    private static Optional<String> configuration(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigValidationException) {
                return Optional.of(String.valueOf(cause.getMessage()));
            }
        }
        return Optional.empty();
    }
}
