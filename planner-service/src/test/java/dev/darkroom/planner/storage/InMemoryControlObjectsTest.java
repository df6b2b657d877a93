package dev.darkroom.planner.storage;

class InMemoryControlObjectsTest extends ControlObjectsContract {
    private final ControlObjects objects = new InMemoryControlObjects();

    @Override
    ControlObjects objects() {
        return objects;
    }
}
