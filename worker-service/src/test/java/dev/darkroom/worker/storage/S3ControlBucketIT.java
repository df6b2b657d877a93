package dev.darkroom.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.ManifestRange;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.ShardManifest;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.worker.job.Cloud;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

class S3ControlBucketIT extends ControlBucketContract {
    @TempDir private Path folder;
    private Cloud cloud;

    @BeforeEach
    void start() throws IOException {
        cloud = Cloud.start(folder.resolve("cloud"));
    }

    @AfterEach
    void stop() throws IOException {
        cloud.close();
    }

    @Override
    ControlBucket control() {
        return new S3ControlBucket(cloud.s3(), "control");
    }

    @Override
    ManifestRange manifest(List<SourceObject> objects) {
        byte[] one = ShardManifest.write(List.of());
        byte[] two = ShardManifest.write(objects);
        byte[] pack = new byte[one.length + two.length];
        System.arraycopy(one, 0, pack, 0, one.length);
        System.arraycopy(two, 0, pack, one.length, two.length);
        String key = new ControlKeys(RUN).manifests(1, 0);
        String etag =
                cloud.s3()
                        .putObject(
                                put -> put.bucket("control").key(key), RequestBody.fromBytes(pack))
                        .eTag()
                        .replace("\"", "");
        return new ManifestRange(key, etag, one.length, two.length);
    }

    @Test
    void checkpointThatCannotBeReadIsPassedOver() {
        String key = new ControlKeys(RUN).checkpoint(new ShardId(0, 3));
        cloud.s3()
                .putObject(
                        put -> put.bucket("control").key(key), RequestBody.fromString("no,csv\n"));
        assertThat(control().checkpoint(RUN, new ShardId(0, 3))).isEmpty();
    }
}
