package dev.darkroom.planner.inventory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.planner.storage.StorageFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// What S3 answers by, other than an object.
class S3InventoryBucketTest {
    @ParameterizedTest
    @CsvSource({
        "404, NoSuchBucket, does not exist",
        "404, NoSuchKey, newer delivery",
        "403, AccessDenied, s3:GetObject",
        "403, InvalidObjectState, cold storage class",
        "301, PermanentRedirect, another region",
        "400, AuthorizationHeaderMalformed, another region"
    })
    void whatStaysSoIsRefusedWithAdvice(int status, String code, String advice) {
        var error = AwsErrorDetails.builder().errorCode(code).build();
        var answer = S3Exception.builder().statusCode(status).awsErrorDetails(error).build();

        assertThatThrownBy(() -> answered(answer))
                .isInstanceOf(InventoryUnusable.class)
                .hasMessageContaining("inventories")
                .hasMessageContaining(advice);
    }

    @ParameterizedTest
    @CsvSource({"503, SlowDown", "500, InternalError", "403, RequestTimeTooSkewed"})
    void whatMayPassIsTriedAgain(int status, String code) {
        var error = AwsErrorDetails.builder().errorCode(code).build();
        var answer = S3Exception.builder().statusCode(status).awsErrorDetails(error).build();

        assertThatThrownBy(() -> answered(answer))
                .isInstanceOf(StorageFailure.class)
                .hasMessageContaining("s3://inventories/a");
    }

    @Test
    void connectionThatFailsIsTriedAgain() {
        assertThatThrownBy(() -> answered(SdkClientException.create("no route")))
                .isInstanceOf(StorageFailure.class);
    }

    private static void answered(RuntimeException answer) {
        var _ = new S3InventoryBucket(new Refusing(answer)).open("inventories", "a");
    }

    private record Refusing(RuntimeException answer) implements S3Client {
        @Override
        public <T> T getObject(
                GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
            throw answer;
        }

        @Override
        public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
            throw answer;
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
