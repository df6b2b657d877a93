package dev.darkroom.planner.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.darkroom.contracts.InventoryLocation;
import dev.darkroom.planner.inventory.InventoryOpening.Opened;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the rows of an inventory mean, in both formats.
class InventoryRowsTest {
    private static final String CHARACTERS = "abcXYZ019/._-*~ +%,;\"'\n\r\t\\&<>é日\uD83D\uDE00";

    private final InMemoryInventoryBucket bucket = new InMemoryInventoryBucket();
    private final Inventories inventories = new Inventories(bucket);

    @ParameterizedTest
    @EnumSource(DataFormat.class)
    void currentVersionsAreReadAsTheyAre(DataFormat format) throws IOException, SQLException {
        var delivery =
                Delivery.of(
                        format,
                        Delivery.CURRENT,
                        Row.of("2026/a b+c%.jpg", 7)
                                .modified(Instant.parse("2026-01-02T03:04:05Z")),
                        Row.of("é.jpg", 8L << 40).inClass("DEEP_ARCHIVE"));

        List<CataloguedObject> objects = read(delivery);

        assertThat(objects)
                .containsExactly(
                        new CataloguedObject(
                                "2026/a b+c%.jpg",
                                Optional.empty(),
                                7,
                                Row.of("2026/a b+c%.jpg", 7).etag().orElseThrow(),
                                Instant.parse("2026-01-02T03:04:05Z").toEpochMilli(),
                                "STANDARD"),
                        new CataloguedObject(
                                "é.jpg",
                                Optional.empty(),
                                8L << 40,
                                Row.of("é.jpg", 0).etag().orElseThrow(),
                                Row.MODIFIED.toEpochMilli(),
                                "DEEP_ARCHIVE"));
        assertThat(objects).extracting(CataloguedObject::archived).containsExactly(false, true);
    }

    @ParameterizedTest
    @EnumSource(DataFormat.class)
    void latestVersionsOnlyAndNoDeleteMarkersOrFolders(DataFormat format)
            throws IOException, SQLException {
        var delivery =
                Delivery.of(
                        format,
                        Delivery.VERSIONS,
                        Row.of("a", 1).version("v2", true),
                        Row.of("a", 1).version("v1", false),
                        Row.of("b", 1).deleted("v3"),
                        Row.of("b", 1).version("v1", false),
                        Row.of("folder/", 0).version("v1", true),
                        Row.of("folder/", 1).version("v1", true),
                        Row.of("empty", 0).version("v1", true),
                        Row.of("unversioned", 1));

        List<CataloguedObject> objects = read(delivery);

        assertThat(objects)
                .extracting(CataloguedObject::key)
                .containsExactly("a", "folder/", "empty", "unversioned");
        assertThat(objects)
                .extracting(CataloguedObject::versionId)
                .containsExactly(
                        Optional.of("v2"), Optional.of("v1"), Optional.of("v1"), Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(DataFormat.class)
    void columnsThatAreAbsentAreNotKnown(DataFormat format) throws IOException, SQLException {
        var delivery =
                Delivery.of(format, List.of("Bucket", "Key", "ETag", "Size"), Row.of("a", 1));

        assertThat(read(delivery))
                .singleElement()
                .satisfies(object -> {
                    assertThat(object.lastModifiedMillis()).isEqualTo(CataloguedObject.UNKNOWN);
                    assertThat(object.storageClass()).isEqualTo(CataloguedObject.STANDARD);
                });
        assertThat(manifest().known()).containsExactly(ObjectAttribute.SIZE);
    }

    @ParameterizedTest
    @EnumSource(DataFormat.class)
    void fileWithoutRowsHasNoObjects(DataFormat format) throws IOException, SQLException {
        assertThat(read(Delivery.of(format, Delivery.CURRENT))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DataFormat.class)
    void rowWithoutSizeIsDamage(DataFormat format) throws IOException, SQLException {
        Row row = Row.of("a", 1).deleted("v1");
        var delivery = Delivery.of(format, Delivery.CURRENT, row);

        assertThatThrownBy(() -> read(delivery))
                .isInstanceOf(InventoryUnusable.class)
                .hasMessageContaining("size");
    }

    @ParameterizedTest
    @EnumSource(DataFormat.class)
    void etagInQuotesIsTheSameEtag(DataFormat format) throws IOException, SQLException {
        var quoted =
                new Row(
                        "a",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(1L),
                        Optional.empty(),
                        Optional.of("\"abc-2\""),
                        Optional.empty());

        assertThat(read(Delivery.of(format, Delivery.CURRENT, quoted)))
                .singleElement()
                .satisfies(object -> {
                    assertThat(object.etag()).isEqualTo("abc-2");
                    assertThat(object.lastModifiedMillis()).isEqualTo(CataloguedObject.UNKNOWN);
                    assertThat(object.storageClass()).isEqualTo(CataloguedObject.STANDARD);
                });
    }

    @Test
    void csvWithoutQuotesOrWithCarriageReturnsIsReadToo() throws IOException {
        csv(
                "raw,a%20b,1,2026-11-23T12:00:00.000Z,e1,STANDARD\r\n\"raw\",\"c\",\"2\",\"\",\"e2\",\"GLACIER\"");

        assertThat(objects())
                .extracting(CataloguedObject::key, CataloguedObject::storageClass)
                .containsExactly(tuple("a b", "STANDARD"), tuple("c", "GLACIER"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"raw\",\"a\",\"1\",\"\",\"e\"\n",
                "\"raw\",\"a\",\"1\",\"\",\"e\",\"STANDARD\",\"\"\n",
                "\"raw\",\"a\",\"one\",\"\",\"e\",\"STANDARD\"\n",
                "\"raw\",\"a\",\"-1\",\"\",\"e\",\"STANDARD\"\n",
                "\"raw\",\"a\",\"1\",\"yesterday\",\"e\",\"STANDARD\"\n",
                "\"raw\",\"a\",\"1\",\"2026-02-30T00:00:00.000Z\",\"e\",\"STANDARD\"\n",
                "\"raw\",\"a\",\"1\",\"\",\"\",\"STANDARD\"\n",
                "\"raw\",\"a%2\",\"1\",\"\",\"e\",\"STANDARD\"\n",
                "\"raw\",\"\",\"1\",\"\",\"e\",\"STANDARD\"\n",
                "\"raw\",\"a\"b,\"1\",\"\",\"e\",\"STANDARD\"\n",
                "\"raw\",\"a\",\"1\",\"\",\"e\",\"STANDARD\n",
                "\n"
            })
    void rowThatIsNoneIsDamageAndNamed(String row) throws IOException {
        csv("\"raw\",\"good\",\"1\",\"\",\"e\",\"STANDARD\"\n" + row);

        assertThatThrownBy(this::objects)
                .isInstanceOf(InventoryUnusable.class)
                .hasMessageContaining("row 2");
    }

    /// Rows longer than the buffer, and one that no inventory has.
    @Test
    void longRowsAreReadUpToABound() throws IOException {
        String longest = "k".repeat(200_000);
        csv("\"raw\",\"%s\",\"1\",\"\",\"e\",\"STANDARD\"\n".formatted(longest).repeat(3));
        assertThat(objects()).extracting(CataloguedObject::key).containsOnly(longest).hasSize(3);

        csv("\"raw\",\"" + "k".repeat(2 << 20));
        assertThatThrownBy(this::objects)
                .isInstanceOf(InventoryUnusable.class)
                .hasMessageContaining("row 1 is longer than");
    }

    @Test
    void whatTheConsumerThrowsIsNotTheInventorysFault() throws IOException, SQLException {
        for (DataFormat format : DataFormat.values()) {
            Delivery.of(format, Delivery.CURRENT, Row.of("a", 1)).writeTo(bucket);

            assertThatThrownBy(() ->
                            inventories.read(
                                    manifest(),
                                    0,
                                    _ -> true,
                                    _ -> {
                                        throw new IllegalArgumentException("mine");
                                    }))
                    .hasMessage("mine");
        }
    }

    /// Any keys, in any order of columns, in several files: each wanted one is read once, and none
    /// else.
    @ParameterizedTest
    @EnumSource(DataFormat.class)
    void anyInventoryIsReadExactlyOnce(DataFormat format) throws IOException, SQLException {
        for (int seed = 0; seed < (format == DataFormat.CSV ? 60 : 12); seed++) {
            var random = new Random(seed);
            boolean versions = random.nextBoolean();
            var columns = new ArrayList<>(versions ? Delivery.VERSIONS : Delivery.CURRENT);
            columns.add("IsMultipartUploaded");
            Collections.shuffle(columns, random);
            List<List<Row>> files =
                    IntStream.range(0, 1 + random.nextInt(3))
                            .mapToObj(file -> rows(random, file, versions))
                            .toList();
            List<String> wanted =
                    files.stream()
                            .flatMap(List::stream)
                            .filter(row -> row.latest().orElse(true))
                            .filter(row -> !row.deleteMarker().orElse(false))
                            .filter(row -> !row.key().endsWith("/") || row.size().orElse(0L) > 0)
                            .filter(row -> row.size().orElseThrow() % 3 > 0)
                            .map(Row::key)
                            .toList();
            new Delivery(format, columns, files).writeTo(bucket);

            var read = new ArrayList<String>();
            for (int file = 0; file < files.size(); file++) {
                inventories.read(
                        manifest(),
                        file,
                        object -> object.size() % 3 > 0,
                        it -> read.add(it.key()));
            }

            assertThat(read).as("seed %d", seed).isEqualTo(wanted).doesNotHaveDuplicates();
        }
    }

    private static List<Row> rows(Random random, int file, boolean versions) {
        int[] characters = CHARACTERS.codePoints().toArray();
        var rows = new ArrayList<Row>();
        int many = random.nextInt(5) == 0 ? 3_000 : 200;
        for (int i = random.nextInt(many); i > 0; i--) {
            String key =
                    random.ints(1 + random.nextInt(80), 0, characters.length)
                                    .map(at -> characters[at])
                                    .collect(
                                            StringBuilder::new,
                                            StringBuilder::appendCodePoint,
                                            StringBuilder::append)
                            + "-%d-%d%s".formatted(file, i, random.nextInt(9) == 0 ? "/" : "");
            Row row = Row.of(key, random.nextInt(5) == 0 ? 0 : random.nextLong(1L << 40));
            rows.add(
                    !versions
                            ? row
                            : random.nextInt(4) == 0
                                    ? row.deleted("v" + i)
                                    : row.version("v" + i, random.nextInt(3) > 0));
        }
        return rows;
    }

    private void csv(String text) throws IOException {
        byte[] bytes = DataFormat.gzip(text);
        bucket.put("inventories", "data", bytes);
        String json =
                """
                {"sourceBucket":"raw","destinationBucket":"arn:aws:s3:::inventories","fileFormat":"CSV",
                "creationTimestamp":"0","fileSchema":"%s",
                "files":[{"key":"data","size":%d,"MD5checksum":"%s"}]}\
                """
                        .formatted(
                                String.join(", ", Delivery.CURRENT), bytes.length, Md5.hex(bytes));
        bucket.put("inventories", Delivery.MANIFEST, json);
        bucket.put(
                "inventories",
                Delivery.FOLDER + "manifest.checksum",
                Md5.hex(json.getBytes(StandardCharsets.UTF_8)));
    }

    private List<CataloguedObject> read(Delivery delivery) throws IOException, SQLException {
        delivery.writeTo(bucket);
        return objects();
    }

    private List<CataloguedObject> objects() {
        var objects = new ArrayList<CataloguedObject>();
        inventories.read(manifest(), 0, _ -> true, objects::add);
        return objects;
    }

    private InventoryManifest manifest() {
        var location =
                new InventoryLocation(
                        "inventories", Optional.of(Delivery.MANIFEST), "", Optional.empty());
        return ((Opened) inventories.open(location, "raw")).manifest();
    }
}
