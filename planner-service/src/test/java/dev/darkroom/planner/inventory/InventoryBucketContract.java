package dev.darkroom.planner.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every bucket of inventories does.
abstract class InventoryBucketContract {
    /// Each test has its own folder.
    private final String folder = "inventory-" + UUID.randomUUID() + '/';

    abstract InventoryBucket bucket();

    /// Writes into a bucket that exists, whose name it returns.
    abstract String put(String key, byte[] bytes);

    @Test
    void objectIsReadAndStreamed() throws IOException {
        String name = put(folder + "a/manifest.json", "{}".getBytes(UTF_8));

        var read = bucket().read(name, folder + "a/manifest.json").orElseThrow();
        assertThat(read.text()).isEqualTo("{}");
        assertThat(read.etag()).isNotEmpty().doesNotContain("\"");
        try (var stream = bucket().open(name, folder + "a/manifest.json")) {
            assertThat(stream.readAllBytes()).asString().isEqualTo("{}");
        }
    }

    @Test
    void anotherTextHasAnotherEtag() {
        String name = put(folder + "a", "1".getBytes(UTF_8));
        String before = bucket().read(name, folder + "a").orElseThrow().etag();

        put(folder + "a", "2".getBytes(UTF_8));

        assertThat(bucket().read(name, folder + "a").orElseThrow().etag()).isNotEqualTo(before);
    }

    @Test
    void absentObjectIsEmptyAndCannotBeOpened() {
        String name = put(folder + "a", new byte[1]);

        assertThat(bucket().read(name, folder + "absent")).isEmpty();
        assertThatThrownBy(() -> bucket().open(name, folder + "absent"))
                .isInstanceOf(InventoryUnusable.class)
                .hasMessageContaining(folder + "absent");
    }

    @Test
    void foldersAreThoseDirectlyBelow() {
        String name = put(folder + "id/2026-11-01T01-00Z/manifest.json", new byte[1]);
        put(folder + "id/2026-11-02T01-00Z/manifest.json", new byte[1]);
        put(folder + "id/data/x.csv.gz", new byte[1]);
        put(folder + "id/stray", new byte[1]);

        assertThat(bucket().folders(name, folder + "id/"))
                .containsExactlyInAnyOrder("2026-11-01T01-00Z", "2026-11-02T01-00Z", "data");
        assertThat(bucket().folders(name, folder + "none/")).isEmpty();
    }

    @Test
    void absentBucketIsNamed() {
        assertThatThrownBy(() -> bucket().open("no-such-bucket", "a"))
                .isInstanceOf(InventoryUnusable.class)
                .hasMessageContaining("no-such-bucket does not exist");
        assertThatThrownBy(() -> bucket().read("no-such-bucket", "a"))
                .isInstanceOf(InventoryUnusable.class)
                .hasMessageContaining("no-such-bucket does not exist");
        assertThatThrownBy(() -> bucket().folders("no-such-bucket", "a/"))
                .isInstanceOf(InventoryUnusable.class)
                .hasMessageContaining("no-such-bucket does not exist");
    }
}
