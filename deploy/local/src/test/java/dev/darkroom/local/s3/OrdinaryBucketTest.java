package dev.darkroom.local.s3;

import static dev.darkroom.local.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

final class OrdinaryBucketTest {
    @TempDir Path data;
    private TestS3 s3;

    @BeforeEach
    void start() throws IOException {
        s3 = TestS3.start(data);
    }

    @AfterEach
    void stop() throws IOException {
        s3.close();
    }

    @Test
    void keepsBytesMetadataAndHeaders() {
        s3.client()
                .putObject(
                        put ->
                                put.bucket(BUCKET)
                                        .key("runs/a/reports/0")
                                        .contentType("text/csv")
                                        .cacheControl("no-store")
                                        .metadata(Map.of("tally", "developed=3, rejected=1")),
                        RequestBody.fromString("hello"));

        var got = s3.client().getObjectAsBytes(get -> get.bucket(BUCKET).key("runs/a/reports/0"));

        assertThat(got.asUtf8String()).isEqualTo("hello");
        assertThat(got.response().metadata()).containsEntry("tally", "developed=3, rejected=1");
        assertThat(got.response().contentType()).isEqualTo("text/csv");
        assertThat(got.response().cacheControl()).isEqualTo("no-store");
        assertThat(got.response().eTag()).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
        assertThat(data.resolve("buckets/photos/runs/a/reports/0")).hasContent("hello");
    }

    @Test
    void metadataOutlivesTheServerAndAnOverwriteReplacesIt() throws IOException {
        putWithTally("key", "1");
        putWithTally("key", "2");
        s3.close();
        s3 = TestS3.start(data);

        assertThat(tally("key")).isEqualTo("2");
        try (var sidecars = Files.walk(data.resolve("metadata"))) {
            assertThat(sidecars.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void answersWithTheChecksumThatAClientAsksFor() {
        s3.client()
                .putObject(
                        put -> put.bucket(BUCKET).key("sum").checksumCRC32("NhCmhg=="),
                        RequestBody.fromString("hello"));

        assertThat(
                        s3.client()
                                .headObject(head ->
                                        head.bucket(BUCKET)
                                                .key("sum")
                                                .checksumMode(ChecksumMode.ENABLED))
                                .checksumCRC32())
                .isEqualTo("NhCmhg==");
        assertThat(s3.get(BUCKET, "sum")).isEqualTo("hello");
    }

    @Test
    void refusesBytesThatDifferFromTheirChecksum() {
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() ->
                        s3.client()
                                .putObject(
                                        put ->
                                                put.bucket(BUCKET)
                                                        .key("sum")
                                                        .checksumCRC32("AAAAAA=="),
                                        RequestBody.fromString("hello")))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400));
        assertThat(s3.keys(BUCKET)).isEmpty();
    }

    @Test
    void refusesBytesThatDifferFromTheirAnnouncedMd5() {
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() ->
                        s3.client()
                                .putObject(
                                        put ->
                                                put.bucket(BUCKET)
                                                        .key("broken")
                                                        .contentMD5("XUFAKrxLKna5cZ2REBfFkg=="),
                                        RequestBody.fromString("other bytes")))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("BadDigest"));
        assertThat(s3.keys(BUCKET)).isEmpty();
    }

    @Test
    void listsMoreThanAThousandKeysInPages() {
        List<String> keys = IntStream.range(0, 1205).mapToObj("shard/%05d"::formatted).toList();
        keys.parallelStream().forEach(key -> s3.put(key, key));

        assertThat(s3.keys(BUCKET)).isEqualTo(keys);
    }

    @Test
    void keepsOddNamesAndListsThemByTheirUtf8Bytes() {
        List<String> names =
                List.of(
                        "a b.jpg",
                        "a+b.jpg",
                        "100%.jpg",
                        "%2F.jpg",
                        "quote'\"quote.jpg",
                        "a&b<c>.jpg",
                        "Caf\u00e9.jpg",
                        "Cafe\u0301.jpg",
                        "\uff21wide.jpg",
                        "\ud83d\udcf7 photo.jpg",
                        "dir/\u65e5\u672c/x.jpg",
                        "dir.txt",
                        "dir/!/x.jpg",
                        "dir-/x.jpg");
        names.forEach(name -> s3.put(name, name));

        List<String> sorted =
                names.stream().sorted(Comparator.comparing(OrdinaryBucketTest::utf8)).toList();
        assertThat(s3.keys(BUCKET)).isEqualTo(sorted);
        assertThat(names).allSatisfy(name -> assertThat(s3.get(BUCKET, name)).isEqualTo(name));
    }

    @Test
    void rollsKeysUpInCommonPrefixesAcrossPages() {
        List.of("a/1", "a/2", "b", "c/d/1", "e/").forEach(key -> s3.put(key, ""));

        var pages =
                s3.client()
                        .listObjectsV2Paginator(
                                list -> list.bucket(BUCKET).delimiter("/").maxKeys(1));

        assertThat(pages.commonPrefixes().stream().map(CommonPrefix::prefix))
                .containsExactly("a/", "c/", "e/");
        assertThat(pages.contents()).extracting("key").containsExactly("b");
        assertThat(s3.keys(BUCKET)).contains("e/");
    }

    @Test
    void readsARange() {
        s3.put("letters", "abcdefgh");

        var got =
                s3.client()
                        .getObjectAsBytes(
                                get -> get.bucket(BUCKET).key("letters").range("bytes=2-4"));

        assertThat(got.asUtf8String()).isEqualTo("cde");
        assertThat(got.response().contentRange()).isEqualTo("bytes 2-4/8");
    }

    @Test
    void deletesAnObjectAndTheFoldersItLeavesEmpty() {
        s3.put("runs/a/1", "x");
        s3.put("runs/b", "y");

        s3.client().deleteObject(delete -> delete.bucket(BUCKET).key("runs/a/1"));
        s3.client().deleteObject(delete -> delete.bucket(BUCKET).key("never/there"));

        assertThat(s3.keys(BUCKET)).containsExactly("runs/b");
        assertThat(data.resolve("buckets/photos/runs/a")).doesNotExist();
        assertThatExceptionOfType(NoSuchKeyException.class)
                .isThrownBy(() -> s3.get(BUCKET, "runs/a/1"));
    }

    @Test
    void joinsAMultipartUpload() {
        String big = "x".repeat(5 << 20);
        String id =
                s3.client()
                        .createMultipartUpload(create ->
                                create.bucket(BUCKET).key("big").metadata(Map.of("tally", "7")))
                        .uploadId();
        List<CompletedPart> parts =
                IntStream.of(1, 2)
                        .mapToObj(number ->
                                CompletedPart.builder()
                                        .partNumber(number)
                                        .eTag(part(id, number, number == 1 ? big : "end"))
                                        .build())
                        .toList();
        s3.client()
                .completeMultipartUpload(complete ->
                        complete.bucket(BUCKET)
                                .key("big")
                                .uploadId(id)
                                .multipartUpload(upload -> upload.parts(parts)));

        assertThat(s3.get(BUCKET, "big")).isEqualTo(big + "end");
        assertThat(tally("big")).isEqualTo("7");
    }

    @Test
    void copiesAnObjectWithItsMetadata() {
        putWithTally("from here", "9");

        s3.client()
                .copyObject(copy ->
                        copy.sourceBucket(BUCKET)
                                .sourceKey("from here")
                                .destinationBucket(BUCKET)
                                .destinationKey("to"));

        assertThat(tally("to")).isEqualTo("9");
    }

    @Test
    void refusesAnObjectBelowAnotherWithTheReason() {
        s3.put("a", "file");

        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> s3.put("a/b", "below a file"))
                .withMessageContaining("a file or a folder, not both");
    }

    private String part(String id, int number, String text) {
        return s3.client()
                .uploadPart(
                        part -> part.bucket(BUCKET).key("big").uploadId(id).partNumber(number),
                        RequestBody.fromString(text))
                .eTag();
    }

    private void putWithTally(String key, String tally) {
        s3.client()
                .putObject(
                        put -> put.bucket(BUCKET).key(key).metadata(Map.of("tally", tally)),
                        RequestBody.fromString("same size"));
    }

    private String tally(String key) {
        return s3.client().headObject(head -> head.bucket(BUCKET).key(key)).metadata().get("tally");
    }

    private static String utf8(String key) {
        return new String(
                key.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
