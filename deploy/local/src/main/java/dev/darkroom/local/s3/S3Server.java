package dev.darkroom.local.s3;

import dev.darkroom.local.s3.awssdk.NativeFolderBlobStore;
import dev.darkroom.local.s3.folder.BucketFolder;
import dev.darkroom.local.s3.folder.BucketName;
import dev.darkroom.local.s3.folder.Buckets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;

/// S3 on loopback, at a free port, path style.
public final class S3Server implements AutoCloseable {
    private static final int REQUESTS_AT_ONCE = 200;

    private final S3Proxy proxy;
    private final Buckets buckets;
    private final URI endpoint;

    private S3Server(S3Proxy proxy, Buckets buckets, URI endpoint) {
        this.proxy = proxy;
        this.buckets = buckets;
        this.endpoint = endpoint;
    }

    /// What a server serves, and to whom.
    ///
    /// @param data folder of the ordinary buckets, in `buckets/`, and of what objects have beside
    ///   their bytes
    /// @param buckets ordinary buckets to create where the data folder has none of the name
    /// @param mapped buckets that are folders elsewhere
    public record Config(
            Path data,
            List<BucketName> buckets,
            List<BucketFolder> mapped,
            String accessKeyId,
            String secretAccessKey) {
        public Config {
            data = data.toAbsolutePath().normalize();
            buckets = List.copyOf(buckets);
            mapped = List.copyOf(mapped);
            String encoding = System.getProperty("sun.jnu.encoding", "unknown");
            if (!mapped.isEmpty() && !encoding.equals("UTF-8")) {
                throw new IllegalStateException(
                        "This JVM reads file names as %s (expected UTF-8: start it with LC_ALL=C.UTF-8)"
                                .formatted(encoding));
            }
        }
    }

    /// Starts a server; it answers when this returns.
    public static S3Server start(Config config) throws IOException {
        Buckets buckets = Buckets.open(config.data(), config.buckets(), config.mapped());
        S3Proxy proxy =
                S3Proxy.builder()
                        .blobStore(new NativeFolderBlobStore(buckets))
                        .endpoint(URI.create("http://127.0.0.1:0"))
                        .awsAuthentication(
                                AuthenticationType.AWS_V2_OR_V4,
                                config.accessKeyId(),
                                config.secretAccessKey())
                        .ignoreUnknownHeaders(true)
                        .jettyMaxThreads(REQUESTS_AT_ONCE)
                        .stopTimeout(0)
                        .build();
        try {
            DrainedRequests.in(proxy);
            proxy.start();
        } catch (Exception e) {
            buckets.close();
            throw new IOException("Starting S3 on " + config.data(), e);
        }
        return new S3Server(proxy, buckets, URI.create("http://127.0.0.1:" + proxy.getPort()));
    }

    /// The address for `AWS_ENDPOINT_URL_S3`.
    public URI endpoint() {
        return endpoint;
    }

    /// The folder that a bucket's objects are files in.
    public Path folder(String bucket) {
        return buckets.folder(bucket);
    }

    @Override
    public void close() throws IOException {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IOException("Stopping S3 at " + endpoint, e);
        } finally {
            buckets.close();
        }
    }
}
