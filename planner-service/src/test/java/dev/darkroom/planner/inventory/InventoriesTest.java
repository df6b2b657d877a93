package dev.darkroom.planner.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.contracts.InventoryLocation;
import dev.darkroom.contracts.Snapshot;
import dev.darkroom.planner.inventory.InventoryOpening.Opened;
import dev.darkroom.planner.inventory.InventoryOpening.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InventoriesTest {
    private static final InventoryLocation BY_MANIFEST =
            new InventoryLocation(
                    "inventories", Optional.of(Delivery.MANIFEST), "", Optional.empty());
    private static final InventoryLocation LATEST =
            new InventoryLocation("inventories", Optional.empty(), "inv", Optional.of("daily"));
    private static final String DATA = "inv/raw/daily/data/000.csv.gz";

    private final InMemoryInventoryBucket bucket = new InMemoryInventoryBucket();
    private final Inventories inventories = new Inventories(bucket);

    @BeforeEach
    void deliver() throws IOException, SQLException {
        Delivery.of(DataFormat.CSV, Delivery.CURRENT, Row.of("a.jpg", 1), Row.of("b.jpg", 2))
                .writeTo(bucket);
    }

    @Test
    void deliveryIsOpenedByItsManifest() {
        Opened opened = opened(BY_MANIFEST);

        assertThat(opened.etag()).isNotEmpty();
        assertThat(opened.manifest().sourceBucket()).isEqualTo("raw");
        assertThat(opened.manifest().destinationBucket()).isEqualTo("inventories");
        assertThat(opened.manifest().createdAt()).isEqualTo(Instant.ofEpochMilli(1795395600000L));
        assertThat(opened.manifest().files()).hasSize(1);
        assertThat(opened.manifest().known()).containsExactly(ObjectAttribute.values());
    }

    @Test
    void latestDeliveryIsTheNewestThatIsComplete() {
        String later = "inv/raw/daily/2026-11-24T01-00Z/";
        bucket.put("inventories", later + "manifest.json", "{}");
        bucket.put("inventories", "inv/raw/daily/hive/dt=2026-11-25-01-00/symlink.txt", "");
        bucket.put("inventories", "inv/raw/daily/2026-11-22T01-00Z/manifest.checksum", "old");

        assertThat(opened(LATEST).manifest().location().key()).isEqualTo(Delivery.MANIFEST);

        String json = manifest();
        bucket.put("inventories", later + "manifest.json", json);
        bucket.put("inventories", later + "manifest.checksum", Md5.hex(json.getBytes(UTF_8)));
        assertThat(opened(LATEST).manifest().location().key()).isEqualTo(later + "manifest.json");
    }

    @ParameterizedTest
    @CsvSource({"'',''", "other,other/", "other/,other/", "other//,other//"})
    void prefixIsThatOfTheConfiguration(String prefix, String above) {
        String own = above + "raw/weekly/2026-11-24T01-00Z/";
        bucket.put("inventories", own + "manifest.json", manifest());
        bucket.put("inventories", own + "manifest.checksum", Md5.hex(manifest().getBytes(UTF_8)));

        var location =
                new InventoryLocation(
                        "inventories", Optional.empty(), prefix, Optional.of("weekly"));
        assertThat(opened(location).manifest().location().key()).isEqualTo(own + "manifest.json");
    }

    @Test
    void noDeliveryYetIsSaid() {
        var location =
                new InventoryLocation(
                        "inventories", Optional.empty(), "inv", Optional.of("weekly"));

        assertThat(refused(location)).contains("inv/raw/weekly/", "within 48 hours");
    }

    @Test
    void absentManifestIsNamed() {
        bucket.remove("inventories", Delivery.MANIFEST);

        assertThat(refused(BY_MANIFEST)).contains("s3://inventories/" + Delivery.MANIFEST);
    }

    @Test
    void deliveryWithoutChecksumIsNotComplete() {
        bucket.remove("inventories", Delivery.FOLDER + "manifest.checksum");

        assertThat(refused(BY_MANIFEST)).contains("not complete", "wait for it");
    }

    @Test
    void manifestThatIsNotWhatItsChecksumSaysIsRefused() {
        bucket.put("inventories", Delivery.MANIFEST, manifest() + " ");

        assertThat(refused(BY_MANIFEST)).contains("MD5", "manifest.checksum");
    }

    @Test
    void inventoryOfAnotherBucketIsRefused() {
        assertThat(inventories.open(BY_MANIFEST, "photos"))
                .isEqualTo(
                        new Refused(
                                "the inventory s3://inventories/%s is of the bucket raw (expected photos, the run's source)"
                                        .formatted(Delivery.MANIFEST)));
    }

    @Test
    void absentBucketIsRefused() {
        var location =
                new InventoryLocation("none", Optional.of("manifest.json"), "", Optional.empty());

        assertThat(refused(location)).contains("bucket none does not exist");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"fileFormat\" : \"CSV\"|\"fileFormat\" : \"ORC\"|configure the inventory as Parquet or CSV",
                "\"fileFormat\" : \"CSV\"|\"fileFormat\" : \"TSV\"|fileFormat is 'TSV'",
                "\"fileFormat\" : \"CSV\"|\"other\" : 1|fileFormat is missing",
                "ETag|Etak|no ETag (add Size and ETag",
                "Size|Siz|no Size (add Size and ETag",
                "StorageClass|Key|names a column twice",
                "arn:aws:s3:::|bucket-|destinationBucket",
                "1795395600000|yesterday|creationTimestamp is 'yesterday'",
                "MD5checksum|MD6|MD5checksum is missing",
                "\"size\":|\"size\":-|size of data file",
                "\"files\" :|\"filez\" :|files is missing",
                "{\"key\"|{\"key\":\"x\",\"size\":1,\"MD5checksum\":\"00\"},{\"key\"|32 hexadecimal",
                "{|[|not JSON",
            })
    void manifestThatCannotBeReadIsRefusedWithItsReason(String is, String be, String reason) {
        String json = manifest().replaceFirst(Pattern.quote(is), be);
        bucket.put("inventories", Delivery.MANIFEST, json);
        bucket.put(
                "inventories",
                Delivery.FOLDER + "manifest.checksum",
                Md5.hex(json.getBytes(UTF_8)));

        assertThat(refused(BY_MANIFEST)).contains(reason, "s3://inventories/" + Delivery.MANIFEST);
    }

    @Test
    void pinnedDeliveryIsOpenedAgainWhileItIsTheSame() {
        Opened opened = opened(BY_MANIFEST);
        var pinned =
                new Snapshot.Inventory(
                        "inventories",
                        Delivery.MANIFEST,
                        opened.etag(),
                        opened.manifest().createdAt(),
                        Optional.empty());

        assertThat(inventories.reopen(pinned)).isEqualTo(opened);
        bucket.put("inventories", Delivery.MANIFEST, manifest() + " ");
        assertThat(inventories.reopen(pinned))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason()).contains("has changed", "etag"));
    }

    @ParameterizedTest
    @EnumSource(DataFormat.class)
    void damagedDataFileIsFound(DataFormat format) throws IOException, SQLException {
        Delivery.of(format, Delivery.CURRENT, Row.of("a.jpg", 1)).writeTo(bucket);
        String key = opened(BY_MANIFEST).manifest().files().getFirst().key();
        byte[] bytes = bucket.open("inventories", key).readAllBytes();
        bytes[bytes.length / 2] ^= 1;
        bucket.put("inventories", key, bytes);

        assertThatThrownBy(this::read)
                .isInstanceOf(InventoryUnusable.class)
                .hasMessageContaining("s3://inventories/" + key)
                .hasMessageContaining("damaged");
    }

    /// What gzip cannot notice, because it reads on as another member.
    @Test
    void dataFileWithMoreThanTheManifestSaysIsFoundAtItsEnd() throws IOException {
        byte[] bytes = bucket.open("inventories", DATA).readAllBytes();
        byte[] more = Arrays.copyOf(bytes, 2 * bytes.length);
        System.arraycopy(bytes, 0, more, bytes.length, bytes.length);
        bucket.put("inventories", DATA, more);

        assertThatThrownBy(this::read)
                .isInstanceOf(InventoryUnusable.class)
                .hasMessageContaining("%d bytes (expected %d".formatted(more.length, bytes.length));
    }

    @Test
    void rewrittenDataFileOfTheSameLengthIsFound() throws IOException {
        byte[] bytes = bucket.open("inventories", DATA).readAllBytes();
        String text;
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            text = new String(gzip.readAllBytes(), UTF_8);
        }
        byte[] other = DataFormat.gzip(text.replace("a.jpg", "c.jpg"));
        assertThat(other).hasSameSizeAs(bytes);
        bucket.put("inventories", DATA, other);

        assertThatThrownBy(this::read)
                .isInstanceOf(InventoryUnusable.class)
                .hasMessageContaining("MD5");
    }

    @Test
    void cutOffDataFileIsFound() throws IOException {
        byte[] bytes = bucket.open("inventories", DATA).readAllBytes();
        bucket.put("inventories", DATA, Arrays.copyOf(bytes, bytes.length - 10));

        assertThatThrownBy(this::read)
                .isInstanceOf(InventoryUnusable.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void dataFileThatIsGoneIsNamed() {
        bucket.remove("inventories", DATA);

        assertThatThrownBy(this::read)
                .isInstanceOf(InventoryUnusable.class)
                .hasMessageContaining(DATA);
    }

    private List<CataloguedObject> read() {
        var objects = new ArrayList<CataloguedObject>();
        inventories.read(opened(BY_MANIFEST).manifest(), 0, _ -> true, objects::add);
        return objects;
    }

    private String manifest() {
        return bucket.read("inventories", Delivery.MANIFEST).orElseThrow().text();
    }

    private Opened opened(InventoryLocation location) {
        return (Opened) inventories.open(location, "raw");
    }

    private String refused(InventoryLocation location) {
        return ((Refused) inventories.open(location, "raw")).reason();
    }
}
