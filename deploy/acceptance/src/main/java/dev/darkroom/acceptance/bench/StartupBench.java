package dev.darkroom.acceptance.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `./darkroom bench startup`.
@Command(name = "startup", mixinStandardHelpOptions = true)
final class StartupBench implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
