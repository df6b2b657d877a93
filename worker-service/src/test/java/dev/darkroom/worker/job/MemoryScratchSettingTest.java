package dev.darkroom.worker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.worker.shard.MemoryScratch;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EnabledOnOs(OS.LINUX)
class MemoryScratchSettingTest {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final Path NO_MEMORY = Path.of("/proc");

    @Test
    void takesTheUsualFolderWhereItIsInMemory() throws IllegalConfiguration {
        assertThat(MemoryScratchSetting.of(config(Map.of("-bytes", "1000000")), MEMORY))
                .contains(new MemoryScratch(MEMORY, 1_000_000, 8 << 20));
        assertThat(MemoryScratchSetting.of(config(Map.of()), NO_MEMORY)).isEmpty();
        assertThat(MemoryScratchSetting.of(config(Map.of()), Path.of("/none"))).isEmpty();
    }

    @Test
    void budgetIsNoMoreThanTheFolderHolds() throws IllegalConfiguration {
        var config = config(Map.of("-bytes", Long.toString(Long.MAX_VALUE)));
        assertThat(MemoryScratchSetting.of(config, MEMORY).orElseThrow().budget())
                .isEqualTo(MEMORY.toFile().getTotalSpace());
    }

    @ParameterizedTest
    @CsvSource({"-bytes", "-largest"})
    void noughtSwitchesItOff(String key) throws IllegalConfiguration {
        assertThat(MemoryScratchSetting.of(config(Map.of(key, "0")), MEMORY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', /none, 'darkroom.worker.scratch-memory is /none, which is none (expected'",
        "'', /proc/self/fd, 'darkroom.worker.scratch-memory is /proc/self/fd, on proc (expected'",
        "-bytes, -1, 'darkroom.worker.scratch-memory-bytes is -1 (expected 0 or more)'",
        "-largest, -1, 'darkroom.worker.scratch-memory-largest is -1 (expected 0 or more)'",
    })
    void whatIsWrongIsNamedWithItsValue(String key, String value, String message) {
        assertThatThrownBy(() -> MemoryScratchSetting.of(config(Map.of(key, value)), MEMORY))
                .isInstanceOf(IllegalConfiguration.class)
                .hasMessageStartingWith(message);
    }

    private static WorkerConfig config(Map<String, String> keys) {
        var properties = new java.util.HashMap<String, String>();
        keys.forEach((key, value) -> properties.put("darkroom.worker.scratch-memory" + key, value));
        return new SmallRyeConfigBuilder()
                .withMapping(WorkerConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(WorkerConfig.class);
    }
}
