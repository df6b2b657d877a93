package dev.darkroom.worker.storage;

import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Reason;

/// What became of the download of one original.
public sealed interface Download {

    /// The file holds it.
    record Complete() implements Download {}

    /// There is no file.
    ///
    /// @param outcome of the object: changed, gone, archived or failed; rejected where it is too
    ///   long
    record Missed(Outcome outcome, Reason reason) implements Download {}
}
