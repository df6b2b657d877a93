package dev.darkroom.worker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.worker.imager.ImagerConfig;
import dev.darkroom.worker.imager.LibraryConfig;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EnvironmentKeysTest {

    @Test
    void knowsTheKeysOfEveryConfigInterfaceAndNoOthers() {
        assertThat(EnvironmentKeys.KNOWN)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(
                                        keys("", WorkerConfig.class),
                                        keys("", LibraryConfig.class),
                                        keys("IMAGER_", ImagerConfig.class))
                                .flatMap(names -> names)
                                .toList());
    }

    @Test
    void slipOfThePenIsRefused() {
        assertThatThrownBy(() -> EnvironmentKeys.check(Map.of("DARKROOM_WORKER_IDLE_TIEM", "PT1S")))
                .isInstanceOf(IllegalConfiguration.class)
                .hasMessageStartingWith(
                        "unknown environment variable DARKROOM_WORKER_IDLE_TIEM (known: DARKROOM_WORKER_ and one of CHECKPOINT_INTERVAL, ");
    }

    @Test
    void othersVariablesAreTheirs() {
        assertThatCode(() ->
                        EnvironmentKeys.check(Map.of("DARKROOM_WORKER_RUN", "a", "PATH", "/bin")))
                .doesNotThrowAnyException();
    }

    private static Stream<String> keys(String prefix, Class<?> config) {
        return Stream.of(config.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .map(Method::getName)
                .map(name -> name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT))
                .map(prefix::concat);
    }
}
