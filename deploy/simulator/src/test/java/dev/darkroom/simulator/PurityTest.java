package dev.darkroom.simulator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The schedules of the other tests are played without any framework: the cores are pure.
class PurityTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.quarkus.runtime.Quarkus",
                "jakarta.inject.Singleton",
                "software.amazon.awssdk.core.SdkClient",
                "org.jboss.logging.Logger",
            })
    void noFrameworkIsOnTheClassPath(String type) {
        assertThatThrownBy(() -> Class.forName(type)).isInstanceOf(ClassNotFoundException.class);
    }
}
