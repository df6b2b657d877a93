package dev.darkroom.planner.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.planner.cloud.TestCloud;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class S3SourceListingIT {
    private final S3Client s3 = TestCloud.running().s3();
    private final S3SourceListing listing = new S3SourceListing(s3);

    @Test
    void oddKeysComeAsTheyAreAndFoldersAmongThem() {
        List<String> keys = List.of("odd/a b+c%20.jpg", "odd/sub/é&<>'\"😀.jpg", "odd/zero.jpg");
        keys.forEach(key ->
                s3.putObject(
                        put -> put.bucket("raw").key(key),
                        RequestBody.fromString(key.contains("zero") ? "" : "photo")));
        s3.putObject(put -> put.bucket("raw").key("odd/folder/"), RequestBody.empty());
        s3.putObject(put -> put.bucket("raw").key("other/x.jpg"), RequestBody.fromString("x"));

        var page = (ListingPage.Listed) listing.page(new BucketPrefix("raw", "odd/"), "");

        assertThat(page.more()).isFalse();
        assertThat(page.objects())
                .filteredOn(CataloguedObject::isFolder)
                .extracting(CataloguedObject::key)
                .containsExactly("odd/folder/");
        assertThat(page.objects())
                .filteredOn(object -> !object.isFolder())
                .extracting(CataloguedObject::key)
                .containsExactlyElementsOf(keys);
        assertThat(page.objects())
                .extracting(CataloguedObject::size)
                .containsExactly(5L, 0L, 5L, 0L);
        assertThat(page.objects())
                .filteredOn(object -> !object.isFolder())
                .allSatisfy(object -> {
                    assertThat(object.etag()).isNotEmpty().doesNotContain("\"");
                    assertThat(object.versionId()).isEqualTo(Optional.empty());
                    assertThat(object.lastModifiedMillis()).isPositive();
                    assertThat(object.archived()).isFalse();
                });
    }

    @Test
    void listingGoesOnAfterAKeyThatNeedNotExist() {
        List.of("after/a.jpg", "after/b.jpg", "after/c.jpg")
                .forEach(key ->
                        s3.putObject(
                                put -> put.bucket("raw").key(key), RequestBody.fromString("x")));

        var page = (ListingPage.Listed) listing.page(new BucketPrefix("raw", "after/"), "after/b");

        assertThat(page.objects())
                .extracting(CataloguedObject::key)
                .containsExactly("after/b.jpg", "after/c.jpg");
    }

    @Test
    void missingBucketIsRefusedByName() {
        assertThat(listing.page(new BucketPrefix("no-such-bucket", ""), ""))
                .isEqualTo(
                        new ListingPage.Refused("the source bucket no-such-bucket does not exist"));
    }
}
