package dev.darkroom.planner.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.planner.cloud.TestCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class S3SourceListingIT {
    private final S3Client s3 = TestCloud.running().s3();
    private final S3SourceListing listing = new S3SourceListing(s3);

    @Test
    void oddKeysComeAsTheyAreAndFoldersAreLeftOut() {
        List<String> keys = List.of("odd/a b+c%20.jpg", "odd/sub/é&<>'\"😀.jpg", "odd/zero.jpg");
        keys.forEach(key ->
                s3.putObject(
                        put -> put.bucket("raw").key(key),
                        RequestBody.fromString(key.contains("zero") ? "" : "photo")));
        s3.putObject(put -> put.bucket("raw").key("odd/folder/"), RequestBody.empty());
        s3.putObject(put -> put.bucket("raw").key("other/x.jpg"), RequestBody.fromString("x"));

        var found = new ArrayList<SourceObject>();
        assertThat(listing.list(new BucketPrefix("raw", "odd/"), found::addAll)).isEmpty();

        assertThat(found).extracting(SourceObject::key).containsExactlyElementsOf(keys);
        assertThat(found).extracting(SourceObject::size).containsExactly(5L, 5L, 0L);
        assertThat(found)
                .allSatisfy(object -> {
                    assertThat(object.etag()).isNotEmpty().doesNotContain("\"");
                    assertThat(object.versionId()).isEqualTo(Optional.empty());
                });
    }

    @Test
    void missingBucketIsRefusedByName() {
        assertThat(listing.list(new BucketPrefix("no-such-bucket", ""), _ -> {}))
                .contains("the source bucket no-such-bucket does not exist");
    }
}
