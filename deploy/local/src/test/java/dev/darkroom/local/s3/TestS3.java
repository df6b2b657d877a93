package dev.darkroom.local.s3;

import dev.darkroom.local.s3.folder.BucketFolder;
import dev.darkroom.local.s3.folder.BucketName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/// A server on a folder and the SDK's client of it, as the services use it. The url-connection
/// client would not do: it loses the answer when a write that waits for `100 Continue` is refused.
record TestS3(S3Server server, S3Client client) implements AutoCloseable {
    static final String BUCKET = "photos";

    static TestS3 start(Path data, BucketFolder... mapped) throws IOException {
        S3Server server =
                S3Server.start(
                        new S3Server.Config(
                                data,
                                List.of(new BucketName(BUCKET)),
                                List.of(mapped),
                                "key",
                                "secret"));
        S3Client client =
                S3Client.builder()
                        .endpointOverride(server.endpoint())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("key", "secret")))
                        .httpClient(ApacheHttpClient.create())
                        .build();
        return new TestS3(server, client);
    }

    String put(String key, String text) {
        return client.putObject(
                        PutObjectRequest.builder().bucket(BUCKET).key(key).build(),
                        RequestBody.fromString(text))
                .eTag();
    }

    String get(String bucket, String key) {
        return client.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asUtf8String();
    }

    List<String> keys(String bucket) {
        return client.listObjectsV2Paginator(list -> list.bucket(bucket)).contents().stream()
                .map(object -> object.key())
                .toList();
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
    }
}
