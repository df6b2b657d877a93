package dev.darkroom.acceptance.bench;

import java.io.IOException;

/// Something that develops photos, in processes of its own, when it is told to.
interface Contender extends AutoCloseable {

    /// Its key in the report.
    String name();

    /// What it is, for people.
    String title();

    /// GETs and PUTs that it makes for each photo, of which an object store asks money.
    Requests requests();

    /// Develops the photos of one round, each once.
    ///
    /// @return the bytes of their renditions
    long develop() throws IOException, InterruptedException;

    ProcessTree processes();

    @Override
    void close();

    /// Requests for one photo.
    record Requests(int gets, int puts) {
        static final Requests NONE = new Requests(0, 0);
    }
}
