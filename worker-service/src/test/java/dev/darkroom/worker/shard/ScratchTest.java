package dev.darkroom.worker.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
    @TempDir private Path parent;

    @Test
    void closingDeletesAllThatIsInIt() throws IOException {
        try (var scratch = Scratch.in(parent, "worker-")) {
            Files.writeString(scratch.source(), "photo");
            Files.writeString(scratch.renditions().resolve("320"), "rendition");
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void closingNeverThrows() throws IOException {
        var scratch = Scratch.in(parent, "worker-");
        Files.delete(scratch.folder());
        assertThatCode(scratch::close).doesNotThrowAnyException();
    }
}
