package dev.darkroom.planner.storage;

import dev.darkroom.planner.cloud.TestCloud;
import dev.darkroom.planner.config.TestConfig;
import java.util.Map;

class S3ControlObjectsIT extends ControlObjectsContract {
    private final ControlObjects objects =
            new S3ControlObjects(TestCloud.running().s3(), TestConfig.with(Map.of()));

    @Override
    ControlObjects objects() {
        return objects;
    }
}
