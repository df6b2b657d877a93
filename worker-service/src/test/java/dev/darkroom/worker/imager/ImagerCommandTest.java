package dev.darkroom.worker.imager;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ImagerCommandTest {

    @Test
    void aPackagedWorkerStartsThroughQuarkus() {
        assertThat(ImagerCommand.ofJava(Path.of("/jdk"), "app/quarkus-run.jar", "a.Main"))
                .startsWith("/jdk/bin/java")
                .contains(Path.of("app/quarkus-run.jar").toAbsolutePath().toString())
                .endsWith("io.quarkus.bootstrap.runner.QuarkusEntryPoint", "develop");
    }

    @Test
    void classesStartThroughTheirMain() {
        assertThat(ImagerCommand.ofJava(Path.of("/jdk"), "/a/classes:/b.jar", "a.Main"))
                .containsSequence("-cp", "/a/classes:/b.jar", "a.Main", "develop");
    }

    @Test
    void anExecutableStartsItself() {
        assertThat(ImagerCommand.ofExecutable(Path.of("/app/worker")))
                .containsExactly("/app/worker", "develop");
    }
}
