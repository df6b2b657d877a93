package dev.darkroom.status.progress;

final class InMemoryProgressStoreTest extends ProgressStoreContract {
    private final ProgressStore store = new InMemoryProgressStore();

    @Override
    ProgressStore store() {
        return store;
    }

    @Override
    int rounds() {
        return 500;
    }
}
