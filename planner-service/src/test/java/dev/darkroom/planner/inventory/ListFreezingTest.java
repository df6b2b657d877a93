package dev.darkroom.planner.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.ObjectFilter;
import dev.darkroom.contracts.ObjectLocation;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.Snapshot;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.planner.shard.PartContents;
import dev.darkroom.planner.storage.InMemoryControlObjects;
import dev.darkroom.planner.storage.StorageFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListFreezingTest {
    private static final RunName RUN = new RunName("trial");
    private static final ObjectLocation LIST = new ObjectLocation("lists", "list.csv");

    private final InMemoryControlObjects control = new InMemoryControlObjects();
    private final InMemorySources sources = new InMemorySources();

    @BeforeEach
    void makeBucket() {
        sources.bucket(
                "raw",
                IntStream.range(0, 100)
                        .mapToObj(i -> new SourceObject(key(i), Optional.empty(), i, "e" + i))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000})
    void keyThatIsNamedTwiceIsTakenOnce(int rowsAPass) {
        list(
                IntStream.range(0, 300)
                        .mapToObj(i -> "raw,in/%d%%2B.jpg".formatted(i * 7 % 100))
                        .collect(Collectors.joining("\n")));

        Snapshot.Frozen snapshot = freeze(rowsAPass);

        assertThat(snapshot.objects()).isEqualTo(100);
        assertThat(read(snapshot).readable())
                .extracting(SourceObject::key)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 100).mapToObj(ListFreezingTest::key).toList());
        assertThat(sources.heads()).isEqualTo(100);
    }

    @Test
    void versionsOfAKeyAreObjectsEach() {
        list("raw,in/1%2B.jpg,v1\nraw,in/1%2B.jpg,v2\nraw,in/1%2B.jpg\nraw,in/1%2B.jpg,v1\n");

        assertThat(freeze(1_000).objects()).isEqualTo(3);
    }

    @Test
    void whatIsKnownOfAnObjectIsLookedUp() {
        list("\"raw\",\"in/7%2B.jpg\"\r\n");

        assertThat(read(freeze(1_000)).readable())
                .containsExactly(new SourceObject("in/7+.jpg", Optional.empty(), 7, "e7"));
    }

    @Test
    void objectThatIsGoneIsKept() {
        list("raw,in/nowhere.jpg,v9");

        assertThat(read(freeze(1_000)).readable())
                .containsExactly(new SourceObject("in/nowhere.jpg", Optional.of("v9"), 0, "none"));
    }

    @Test
    void archivedObjectsAreSetApart() {
        sources.put("raw", new CataloguedObject("in/cold", Optional.empty(), 5, "e", 0, "GLACIER"));
        list("raw,in/cold\nraw,in/1%2B.jpg");

        Snapshot.Frozen snapshot = freeze(1_000);

        assertThat(snapshot.archivedParts()).isEqualTo(1);
        assertThat(read(snapshot).archived())
                .extracting(SourceObject::key)
                .containsExactly("in/cold");
        assertThat(read(snapshot).readable())
                .extracting(SourceObject::key)
                .containsExactly("in/1+.jpg");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void gzipOfSeveralMembersIsReadToItsEnd(int members) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int member = 0; member < members; member++) {
            try (var gzip = new GZIPOutputStream(bytes)) {
                gzip.write(
                        "raw,in/%d%%2B.jpg\n".formatted(member).getBytes(StandardCharsets.UTF_8));
            }
        }
        sources.file(LIST, bytes.toByteArray());

        assertThat(freeze(1_000).objects()).isEqualTo(members);
    }

    @Test
    void gzipThatIsCutOffIsRefused() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write("raw,in/1%2B.jpg\n".repeat(1_000).getBytes(StandardCharsets.UTF_8));
        }
        sources.file(LIST, Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12));

        assertThatThrownBy(() -> freeze(1_000))
                .isInstanceOf(SourceUnusable.class)
                .hasMessageContainingAll("s3://lists/list.csv", "damaged gzip");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "other,in/1|is of the bucket 'other' (expected raw)",
                "raw,out/1|names 'out/1' (expected a key that begins with 'in/')",
                "raw|has 1 fields (expected Bucket,Key or Bucket,Key,VersionId)",
                "raw,in/1,v,x|has 4 fields",
                "raw,|has no key",
                "raw,in/100%|has the key 'in/100%' (expected it URL-encoded"
            })
    void lineThatIsNotOfTheSourceIsRefusedByItsNumber(String line, String problem) {
        list("raw,in/1%2B.jpg\nraw,in/2%2B.jpg\n" + line + "\n");

        assertThatThrownBy(() -> freeze(1_000))
                .isInstanceOf(SourceUnusable.class)
                .hasMessageContaining("line 3 of the list s3://lists/list.csv " + problem);
        assertThat(sources.heads()).isZero();
    }

    @Test
    void limitTakesTheFirstOnes() {
        list(
                IntStream.range(0, 60)
                        .mapToObj(i -> "raw,in/%d%%2B.jpg".formatted(i / 2))
                        .collect(Collectors.joining("\n")));

        Snapshot.Frozen snapshot = freeze(5, Optional.of(10L));

        assertThat(read(snapshot).readable())
                .extracting(SourceObject::key)
                .containsExactlyElementsOf(
                        IntStream.range(0, 10).mapToObj(ListFreezingTest::key).toList());
    }

    @Test
    void answersOf503AreTriedAgain() {
        list("raw,in/1%2B.jpg\nraw,in/2%2B.jpg\nraw,in/3%2B.jpg");

        assertThat(freeze(1_000, Optional.empty(), 3).objects()).isEqualTo(3);
    }

    @Test
    void listThatChangesBetweenTwoPassesIsRefused() {
        list("raw,in/1%2B.jpg\n");
        ListFile file = file();
        file.rows().close();
        list("raw,in/1%2B.jpg\nraw,in/2%2B.jpg\n");

        assertThatThrownBy(file::rows)
                .isInstanceOf(SourceUnusable.class)
                .hasMessageContaining("was changed while it was read");
    }

    private void list(String csv) {
        sources.file(LIST, csv.getBytes(StandardCharsets.UTF_8));
    }

    private ListFile file() {
        return new ListFile(sources, LIST, new BucketPrefix("raw", "in/"));
    }

    private Snapshot.Frozen freeze(int rowsAPass) {
        return freeze(rowsAPass, Optional.empty());
    }

    private Snapshot.Frozen freeze(int rowsAPass, Optional<Long> limit) {
        return freeze(rowsAPass, limit, 0);
    }

    /// @param failures of lookups
    private Snapshot.Frozen freeze(int rowsAPass, Optional<Long> limit, int failures) {
        var source = new BucketPrefix("raw", "in/");
        var selection = ObjectSelection.of(source, ObjectFilter.ALL, Optional.empty());
        var parts =
                new FrozenParts(
                        control,
                        new ControlKeys(RUN),
                        "folder",
                        Instant.EPOCH,
                        new FrozenParts.Selected(selection, limit, Optional.empty()));
        var left = new AtomicInteger(failures);
        SourceObjects failing =
                new SourceObjects() {
                    @Override
                    public Optional<Head> head(
                            String bucket, String key, Optional<String> versionId) {
                        if (left.getAndDecrement() > 0) {
                            throw new StorageFailure(key, new IllegalStateException("503"));
                        }
                        return sources.head(bucket, key, versionId);
                    }

                    @Override
                    public OpenFile open(ObjectLocation file) {
                        return sources.open(file);
                    }
                };
        new ListFreezing(failing, "raw", file(), parts, rowsAPass).freeze(limit, () -> {});
        return parts.end();
    }

    private PartContents read(Snapshot.Frozen snapshot) {
        return PartContents.of(new FrozenSource(control, RUN, snapshot));
    }

    private static String key(int i) {
        return "in/%d+.jpg".formatted(i);
    }
}
