package dev.darkroom.worker.imager;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineMemoryTest {
    @TempDir Path root;

    @Test
    void isTheMachinesWithoutALimit() throws IOException {
        write("proc/meminfo", "MemTotal:        4194304 kB\nMemFree: 1 kB\n");
        write("sys/fs/cgroup/memory.max", "max\n");

        assertThat(MachineMemory.bytes(root)).isEqualTo(4L << 30);
    }

    @Test
    void isTheContainersLimit() throws IOException {
        write("proc/meminfo", "MemTotal:        4194304 kB\n");
        write("sys/fs/cgroup/memory.max", "2147483648\n");

        assertThat(MachineMemory.bytes(root)).isEqualTo(2L << 30);
    }

    @Test
    void isTheContainersLimitInOldCgroupsToo() throws IOException {
        write("proc/meminfo", "MemTotal:        4194304 kB\n");
        write("sys/fs/cgroup/memory/memory.limit_in_bytes", "1073741824\n");

        assertThat(MachineMemory.bytes(root)).isEqualTo(1L << 30);
    }

    @Test
    void aLimitBeyondTheMachineIsNone() throws IOException {
        write("proc/meminfo", "MemTotal:        4194304 kB\n");
        write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");

        assertThat(MachineMemory.bytes(root)).isEqualTo(4L << 30);
    }

    @Test
    void thisMachineHasSome() {
        assertThat(MachineMemory.bytes(Path.of("/"))).isGreaterThan(256L << 20);
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
