package dev.darkroom.planner.inventory;

class InMemoryInventoryBucketTest extends InventoryBucketContract {
    private final InMemoryInventoryBucket bucket = new InMemoryInventoryBucket();

    @Override
    InventoryBucket bucket() {
        return bucket;
    }

    @Override
    String put(String key, byte[] bytes) {
        bucket.put("inventories", key, bytes);
        return "inventories";
    }
}
