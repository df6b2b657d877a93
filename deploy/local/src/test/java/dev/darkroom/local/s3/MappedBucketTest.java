package dev.darkroom.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.darkroom.local.s3.folder.BucketFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

final class MappedBucketTest {
    @TempDir Path folder;
    private Path data;
    private Path photos;

    @BeforeEach
    void folders() throws IOException {
        data = folder.resolve("data");
        photos = Files.createDirectories(folder.resolve("My Photos (2026)"));
    }

    @Test
    void aReadOnlyFolderIsServedAsItIs() throws IOException {
        List<String> keys =
                List.of(
                        "100% + 'x' \"y\".jpg",
                        "2026/01/Caf\u00e9.jpg",
                        "2026/01/Cafe\u0301.jpg",
                        "2026/a b.jpg",
                        "2026.jpg",
                        "\ud83d\udcf7/deep/er/\u65e5.jpg");
        for (String key : keys) file(key);
        Files.createSymbolicLink(photos.resolve("2026/loop"), photos);
        Files.createSymbolicLink(photos.resolve("broken"), photos.resolve("nowhere"));
        List<Path> before = tree(photos);

        try (TestS3 s3 = TestS3.start(data, BucketFolder.readOnly("raw", photos))) {
            assertThat(s3.keys("raw")).containsExactlyInAnyOrderElementsOf(keys);
            assertThat(s3.keys("raw"))
                    .containsSubsequence("2026.jpg", "2026/01/Cafe\u0301.jpg", "2026/a b.jpg");
            assertThat(keys).allSatisfy(key -> assertThat(s3.get("raw", key)).isEqualTo(key));
            assertThat(
                            s3.client()
                                    .listObjectsV2(list -> list.bucket("raw").prefix("2026/0"))
                                    .contents())
                    .extracting("key")
                    .containsExactly("2026/01/Cafe\u0301.jpg", "2026/01/Caf\u00e9.jpg");
        }
        assertThat(tree(photos)).isEqualTo(before);
    }

    @Test
    void aReadOnlyFolderRefusesEveryWrite() throws IOException {
        file("a.jpg");
        try (TestS3 s3 = TestS3.start(data, BucketFolder.readOnly("raw", photos))) {
            assertDenied(() ->
                    s3.client()
                            .putObject(
                                    put -> put.bucket("raw").key("b.jpg"),
                                    RequestBody.fromString("x")));
            assertDenied(
                    () -> s3.client().deleteObject(delete -> delete.bucket("raw").key("a.jpg")));
            assertDenied(() ->
                    s3.client().createMultipartUpload(create -> create.bucket("raw").key("c.jpg")));
        }
        assertThat(photos).isDirectoryContaining("glob:**/a.jpg");
        assertThat(tree(photos)).hasSize(1);
    }

    @Test
    void aFileChangedSinceItWasListedIsNotReadAsTheOldOne() throws IOException {
        Path file = file("a.jpg");
        try (TestS3 s3 = TestS3.start(data, BucketFolder.readOnly("raw", photos))) {
            String etag =
                    s3.client()
                            .listObjectsV2(list -> list.bucket("raw"))
                            .contents()
                            .getFirst()
                            .eTag();
            assertThat(
                            s3.client()
                                    .getObjectAsBytes(
                                            get -> get.bucket("raw").key("a.jpg").ifMatch(etag))
                                    .asUtf8String())
                    .isEqualTo("a.jpg");

            Files.writeString(file, "b.jpg");
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));

            assertThatExceptionOfType(S3Exception.class)
                    .isThrownBy(() ->
                            s3.client()
                                    .getObjectAsBytes(
                                            get -> get.bucket("raw").key("a.jpg").ifMatch(etag)))
                    .satisfies(e -> assertThat(e.statusCode()).isEqualTo(412));
        }
    }

    @Test
    void keysCannotLeaveTheFolder() throws IOException {
        Files.writeString(folder.resolve("secret"), "secret");
        try (TestS3 s3 = TestS3.start(data, BucketFolder.readOnly("raw", photos))) {
            assertThatExceptionOfType(S3Exception.class)
                    .isThrownBy(() -> s3.get("raw", "../secret"));
            assertThatExceptionOfType(NoSuchKeyException.class)
                    .isThrownBy(() -> s3.get("raw", "x/../../secret"));
        }
    }

    @Test
    void aWritableFolderHoldsNothingButObjects() throws IOException {
        Path out = folder.resolve("OUT \u00fc");
        try (TestS3 s3 = TestS3.start(data, BucketFolder.readWrite("processed", out))) {
            s3.client()
                    .putObject(
                            put ->
                                    put.bucket("processed")
                                            .key("2026/a b/320.jpg")
                                            .metadata(java.util.Map.of("recipe", "abc")),
                            RequestBody.fromString("pixels"));
            assertThat(
                            s3.client()
                                    .headObject(head ->
                                            head.bucket("processed").key("2026/a b/320.jpg"))
                                    .metadata())
                    .containsEntry("recipe", "abc");
        }
        assertThat(tree(out)).containsExactly(out.resolve("2026/a b/320.jpg"));
    }

    @Test
    void aWritableFolderOnAnotherFileSystemIsLeftCleanToo() throws IOException {
        Path out = Files.createTempDirectory(Path.of("/dev/shm"), "darkroom");
        try (TestS3 s3 = TestS3.start(data, BucketFolder.readWrite("processed", out))) {
            s3.client()
                    .putObject(
                            put ->
                                    put.bucket("processed")
                                            .key("a/320.jpg")
                                            .metadata(java.util.Map.of("recipe", "abc")),
                            RequestBody.fromString("pixels"));
            assertThat(s3.keys("processed")).containsExactly("a/320.jpg");
            assertThat(
                            s3.client()
                                    .headObject(head -> head.bucket("processed").key("a/320.jpg"))
                                    .metadata())
                    .containsEntry("recipe", "abc");
        }
        assertThat(tree(out)).containsExactly(out.resolve("a/320.jpg"));
        assertThat(out.toFile().list()).containsExactly("a");
        Files.delete(out.resolve("a/320.jpg"));
        Files.delete(out.resolve("a"));
        Files.delete(out);
    }

    private Path file(String key) throws IOException {
        Path file = photos.resolve(key);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, key);
    }

    private static List<Path> tree(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void assertDenied(org.assertj.core.api.ThrowableAssert.ThrowingCallable write) {
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(write)
                .satisfies(e -> {
                    assertThat(e.statusCode()).isEqualTo(403);
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
                });
    }
}
