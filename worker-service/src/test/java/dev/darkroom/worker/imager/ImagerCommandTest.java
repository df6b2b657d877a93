package dev.darkroom.worker.imager;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagerCommandTest {

    @TempDir private Path folder;

    @Test
    void aPackagedWorkerStartsThroughItsMain() {
        assertThat(ImagerCommand.ofJava(Path.of("/jdk"), "app/quarkus-run.jar", "a.Main"))
                .startsWith("/jdk/bin/java")
                .contains(Path.of("app/quarkus-run.jar").toAbsolutePath().toString())
                .noneMatch(option -> option.startsWith("-XX:AOTCache"))
                .endsWith("a.Main", "develop");
    }

    @Test
    void theAotCacheBesideTheJarIsUsed() throws IOException {
        Path cache = Files.createFile(folder.resolve("imager.aot"));
        String jar = folder.resolve("quarkus-run.jar").toString();

        assertThat(ImagerCommand.ofJava(Path.of("/jdk"), jar, "a.Main"))
                .containsSubsequence("-XX:AOTCache=" + cache, "-cp", jar);
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
