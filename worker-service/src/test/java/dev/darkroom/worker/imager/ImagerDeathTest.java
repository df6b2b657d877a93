package dev.darkroom.worker.imager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.contracts.Reason;
import dev.darkroom.worker.develop.ImagerSettings;
import dev.darkroom.worker.develop.TimeLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of photos that end their imagers, with [TestImager]s.
class ImagerDeathTest {
    @TempDir Path folder;
    private ImagerPool pool;

    @BeforeEach
    void startPool() {
        pool = pool(new TimeLimits(Duration.ofSeconds(3), Duration.ofMinutes(1)));
    }

    private ImagerPool pool(TimeLimits time) {
        return ImagerPool.start(
                new ImagerPoolSettings(
                        ImagerCommand.ofJava(
                                Path.of(System.getProperty("java.home")),
                                System.getProperty("java.class.path"),
                                TestImager.class.getName()),
                        1,
                        folder,
                        ImagerSettings.defaults().withTime(time)));
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ABRT, imager-crashed, SIGABRT",
        "SEGV, imager-crashed, SIGSEGV",
        "hang, imager-out-of-time, PT3S of wall time",
        "STOP, imager-out-of-time, PT3S of wall time",
        "memory, imager-out-of-memory, failed to allocate",
        "garbage, imager-crashed, cannot be read",
    })
    void aPhotoThatEndsItsImagerIsTriedTwiceAndRejected(String photo, String code, String words)
            throws Exception {
        Development development = develop(photo);

        assertThat(development).isInstanceOf(Development.Rejected.class);
        Reason reason = ((Development.Rejected) development).reason();
        assertThat(reason.code()).isEqualTo(code);
        assertThat(reason.message()).contains(words);
        assertThat(photos()).containsExactly(photo, photo);
        assertThat(develop("fine")).isInstanceOf(Development.Developed.class);
    }

    @Test
    void aPhotoThatIsBusyForTooLongIsRejectedByItsCpuTime() throws Exception {
        pool.close();
        pool = pool(new TimeLimits(Duration.ofMinutes(1), Duration.ofSeconds(1)));

        var rejected = (Development.Rejected) develop("spin");

        assertThat(rejected.reason().code()).isEqualTo("imager-out-of-time");
        assertThat(rejected.reason().message()).contains("PT1S of CPU time");
        assertThat(develop("fine")).isInstanceOf(Development.Developed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM"})
    void aPhotoWhoseImagersAreKilledFromOutsideIsFailed(String signal) throws Exception {
        Development development = develop(signal);

        assertThat(development).isInstanceOf(Development.Failed.class);
        Reason reason = ((Development.Failed) development).reason();
        assertThat(reason.code()).isEqualTo("imager-killed");
        assertThat(reason.message()).contains("SIG" + signal);
        assertThat(photos()).containsExactly(signal, signal);
    }

    @Test
    void anImagerThatEndsWhileItIsIdleCostsNoPhotoATry() throws Exception {
        assertThat(develop("fine")).isInstanceOf(Development.Developed.class);
        ProcessHandle imager = ProcessHandle.of(pool.pids().getFirst()).orElseThrow();
        imager.destroyForcibly();
        imager.onExit().join();

        assertThat(develop("fine")).isInstanceOf(Development.Developed.class);

        assertThat(photos()).containsExactly("fine", "fine");
        assertThat(pool.pids()).hasSize(1).doesNotContain(imager.pid());
    }

    @Test
    void aPhotoInAPoolThatIsClosedIsFailedAndNotRejected() throws Exception {
        Path photo = Files.writeString(folder.resolve("photo"), "hang");
        var closing =
                Thread.ofVirtual()
                        .start(() -> {
                            while (!Files.exists(folder.resolve("photos"))) {
                                Thread.onSpinWait();
                            }
                            pool.close();
                        });

        Development development = pool.develop(photo, folder, BuiltInRecipes.web());

        closing.join();
        assertThat(development).isInstanceOf(Development.Failed.class);
        assertThat(pool.pids()).isEmpty();
    }

    private Development develop(String photo) throws IOException, InterruptedException {
        return pool.develop(
                Files.writeString(folder.resolve("photo"), photo), folder, BuiltInRecipes.web());
    }

    /// Without the memory that each was granted.
    private List<String> photos() throws IOException {
        return Files.readAllLines(folder.resolve("photos")).stream()
                .map(line -> line.replaceFirst(" .*", ""))
                .toList();
    }
}
