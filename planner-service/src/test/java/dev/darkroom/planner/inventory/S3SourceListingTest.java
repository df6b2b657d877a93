package dev.darkroom.planner.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.planner.storage.StorageFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// What S3 answers by, other than a listing.
class S3SourceListingTest {
    private static final BucketPrefix SOURCE = new BucketPrefix("raw", "in/");

    @ParameterizedTest
    @CsvSource({
        "404, NoSuchBucket, does not exist",
        "400, InvalidBucketName, does not take 'raw'",
        "403, AccessDenied, s3:ListBucket",
        "301, PermanentRedirect, another region",
        "400, AuthorizationHeaderMalformed, another region"
    })
    void whatStaysSoIsRefused(int status, String code, String reason) {
        var error = AwsErrorDetails.builder().errorCode(code).build();

        assertThat(answered(S3Exception.builder().statusCode(status).awsErrorDetails(error)))
                .isInstanceOfSatisfying(
                        ListingPage.Refused.class,
                        refused -> assertThat(refused.reason()).contains("raw", reason));
    }

    @Test
    void answersWithoutDetailsAreTriedAgain() {
        assertThatThrownBy(() -> answered(S3Exception.builder().statusCode(503)))
                .isInstanceOf(StorageFailure.class);
        assertThat(answered(S3Exception.builder().statusCode(301)))
                .isInstanceOf(ListingPage.Refused.class);
    }

    private static ListingPage answered(AwsServiceException.Builder answer) {
        return new S3SourceListing(new Refusing(answer)).page(SOURCE, "");
    }

    private record Refusing(AwsServiceException.Builder answer) implements S3Client {
        @Override
        public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
            assertThat(request.encodingType()).isEqualTo(EncodingType.URL);
            throw answer.build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
