package dev.darkroom.worker.storage;

import dev.darkroom.contracts.ManifestRange;
import dev.darkroom.contracts.SourceObject;
import java.util.List;

class InMemoryControlBucketTest extends ControlBucketContract {
    private final InMemoryControlBucket control = new InMemoryControlBucket();

    @Override
    ControlBucket control() {
        return control;
    }

    @Override
    ManifestRange manifest(List<SourceObject> objects) {
        var range = new ManifestRange("manifests", "etag", 10, 5);
        control.put(range, objects);
        return range;
    }
}
