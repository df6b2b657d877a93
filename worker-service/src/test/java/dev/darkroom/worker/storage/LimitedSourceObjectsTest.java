package dev.darkroom.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.SourceObject;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitedSourceObjectsTest {
    @TempDir Path folder;

    private final InMemorySourceObjects sources = new InMemorySourceObjects();
    private final SourceObjects limited = new LimitedSourceObjects(sources, 1000);

    @Test
    void whatIsTooLongIsRejectedWithoutARequest() {
        var missed = (Download.Missed) limited.download("raw", source(1001), file());

        assertThat(missed.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(missed.reason().code()).isEqualTo("too-many-bytes");
        assertThat(missed.reason().message()).contains("1001 bytes").contains("1000");
        assertThat(sources.downloads()).isZero();
    }

    @Test
    void whatIsNotIsDownloaded() {
        assertThat(limited.download("raw", source(1000), file()))
                .isEqualTo(new Download.Complete());
        assertThat(file()).hasContent("photo");
    }

    private Path file() {
        return folder.resolve("source");
    }

    private static SourceObject source(long size) {
        return new SourceObject("a.jpg", Optional.empty(), size, "e");
    }
}
