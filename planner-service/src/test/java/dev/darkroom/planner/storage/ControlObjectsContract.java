package dev.darkroom.planner.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every control bucket does.
abstract class ControlObjectsContract {
    /// Each test has its own folder of the bucket.
    private final String folder = "test-" + UUID.randomUUID() + '/';

    abstract ControlObjects objects();

    @Test
    void absentObjectIsEmpty() {
        assertThat(objects().read(folder + "absent.json")).isEmpty();
        assertThatThrownBy(() -> objects().open(folder + "absent.json"))
                .isInstanceOf(StorageFailure.class)
                .hasMessageContaining("absent.json");
    }

    @Test
    void writtenObjectIsReadWithItsEtag() throws IOException {
        String etag = objects().put(folder + "a.json", "{}".getBytes(UTF_8));

        StoredObject read = objects().read(folder + "a.json").orElseThrow();
        assertThat(read.text()).isEqualTo("{}");
        assertThat(read.etag()).isEqualTo(etag).doesNotContain("\"");
        try (var stream = objects().open(folder + "a.json")) {
            assertThat(stream.readAllBytes()).asString().isEqualTo("{}");
        }
    }

    @Test
    void deletedObjectIsAbsent() {
        objects().put(folder + "a.json", "{}".getBytes(UTF_8));

        objects().delete(folder + "a.json");
        objects().delete(folder + "a.json");

        assertThat(objects().read(folder + "a.json")).isEmpty();
    }

    @Test
    void rangeOfTheExpectedObjectOnly() {
        String etag = objects().put(folder + "pack.gz", "0123456789".getBytes(UTF_8));

        assertThat(objects().range(folder + "pack.gz", etag, 3, 4)).asString().isEqualTo("3456");
        objects().put(folder + "pack.gz", "another".getBytes(UTF_8));
        assertThatThrownBy(() -> objects().range(folder + "pack.gz", etag, 3, 4))
                .isInstanceOf(StorageFailure.class);
    }

    @Test
    void onlyTheFirstCreationCounts() throws Exception {
        String key = folder + "once.csv";
        var creations = new ArrayList<Callable<Optional<String>>>();
        for (int i = 0; i < 8; i++) {
            var metadata = Map.of("darkroom-stamp", "{\"n\":" + i + "}");
            creations.add(
                    () -> objects().create(key, metadata.toString().getBytes(UTF_8), metadata));
        }
        int created = 0;
        try (var io = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var creation : io.invokeAll(creations)) {
                created += creation.get().isPresent() ? 1 : 0;
            }
        }

        assertThat(created).isEqualTo(1);
        var metadata = objects().metadata(key);
        assertThat(metadata).containsOnlyKeys("darkroom-stamp");
        assertThat(objects().read(key).orElseThrow().text()).isEqualTo(metadata.toString());
    }

    @Test
    void onlyTheExpectedObjectIsReplaced() {
        String key = folder + "run.json";
        String first = objects().put(key, "1".getBytes(UTF_8));

        Optional<String> second = objects().replace(key, "2".getBytes(UTF_8), first);
        assertThat(second).isPresent();
        assertThat(objects().replace(key, "3".getBytes(UTF_8), first)).isEmpty();
        assertThat(objects().replace(key, "4".getBytes(UTF_8), second.orElseThrow())).isPresent();
        assertThat(objects().read(key).orElseThrow().text()).isEqualTo("4");
    }

    @Test
    void listingGoesOnAfterAKey() {
        IntStream.range(0, 3)
                .forEach(i -> objects().put(folder + "r/0-%06d.csv".formatted(i), new byte[i]));

        Page<ListedObject> page = objects().list(folder + "r/", Optional.empty());
        var all = page.items();
        assertThat(page.more()).isFalse();
        assertThat(all).extracting(ListedObject::size).containsExactly(0L, 1L, 2L);
        assertThat(objects().list(folder + "r/", Optional.of(all.get(1).key())))
                .isEqualTo(new Page<>(List.of(all.get(2)), false));
        assertThat(objects().list(folder + "none/", Optional.empty()))
                .isEqualTo(new Page<>(List.of(), false));
    }

    @Test
    void foldersGoOnAfterAFolder() {
        for (String name : List.of("a", "a-b", "a0", "b", "c")) {
            objects().put(folder + name + "/run.json", new byte[1]);
            objects().put(folder + name + "/reports/x", new byte[1]);
        }

        assertThat(objects().folders(folder, Optional.empty(), 1_000))
                .isEqualTo(new Page<>(List.of("a-b", "a", "a0", "b", "c"), false));
        assertThat(objects().folders(folder, Optional.of("a"), 2))
                .isEqualTo(new Page<>(List.of("a0", "b"), true));
        assertThat(objects().folders(folder, Optional.of("c"), 2))
                .isEqualTo(new Page<>(List.of(), false));
    }
}
