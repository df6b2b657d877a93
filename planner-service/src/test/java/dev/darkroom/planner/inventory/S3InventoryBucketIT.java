package dev.darkroom.planner.inventory;

import dev.darkroom.planner.cloud.TestCloud;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class S3InventoryBucketIT extends InventoryBucketContract {
    private final S3Client s3 = TestCloud.running().s3();

    @Override
    InventoryBucket bucket() {
        return new S3InventoryBucket(s3);
    }

    @Override
    String put(String key, byte[] bytes) {
        s3.putObject(put -> put.bucket("control").key(key), RequestBody.fromBytes(bytes));
        return "control";
    }
}
