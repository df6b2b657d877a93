package dev.darkroom.worker.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class AwsFailuresTest {

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, ACCESS_DENIED",
        "403, InvalidAccessKeyId, ACCESS_DENIED",
        "400, ExpiredToken, ACCESS_DENIED",
        "400, InvalidToken, ACCESS_DENIED",
        "400, TokenRefreshRequired, ACCESS_DENIED",
        "404, NoSuchBucket, ACCESS_DENIED",
        "404, NoSuchKey, PERMANENT",
        "412, PreconditionFailed, PERMANENT",
        "409, ConditionalRequestConflict, TRANSIENT",
        "403, RequestTimeTooSkewed, TRANSIENT",
        "400, ThrottlingException, TRANSIENT",
        "503, SlowDown, TRANSIENT",
        "500, InternalError, TRANSIENT",
    })
    void classifiesByStatusAndCode(int status, String code, EdgeFailure expected) {
        assertThat(AwsFailures.classify(answer(status, code))).isEqualTo(expected);
    }

    @Test
    void noAnswerIsTransient() {
        var noAnswer = SdkClientException.create("connection refused");
        assertThat(AwsFailures.classify(noAnswer)).isEqualTo(EdgeFailure.TRANSIENT);
        assertThat(AwsFailures.reasonCode(noAnswer)).isEqualTo("no-answer");
    }

    @ParameterizedTest
    @CsvSource({
        "503, SlowDown, slow-down",
        "403, AccessDenied, access-denied",
        "403, KMS.DisabledException, kms-disabled-exception",
        "412, '', http-412",
        "400, '!', aws-error",
    })
    void reasonCodeIsTheServicesOwnWord(int status, String code, String expected) {
        assertThat(AwsFailures.reasonCode(answer(status, code))).isEqualTo(expected);
    }

    @Test
    void credentialsThatAreExpiredAreNotOneObjectsAffair() {
        assertThat(AwsFailures.deniesOneObject(answer(403, "AccessDenied"))).isTrue();
        assertThat(AwsFailures.deniesOneObject(answer(403, "ExpiredToken"))).isFalse();
    }

    private static SdkException answer(int status, String code) {
        return S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .message("an answer")
                .build();
    }
}
