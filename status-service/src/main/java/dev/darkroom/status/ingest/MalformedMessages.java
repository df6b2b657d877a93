package dev.darkroom.status.ingest;

import dev.darkroom.status.ingest.Reading.Malformed;
import java.util.List;

/// Where messages that cannot be read are kept, for people to look at.
interface MalformedMessages {

    /// Keeps messages; one that is kept already is kept once.
    ///
    /// @throws dev.darkroom.status.progress.StoreFailure if none was kept
    void keep(List<Malformed> messages);
}
