package dev.darkroom.status.progress;

import dev.darkroom.contracts.Tally;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// What is reported of a run's newest generation, as far as any event has told of one. An event of
/// an older generation changes nothing of it, one of a newer begins it anew.
///
/// @param number zero at first, one more with every redrive
/// @param shards reported
/// @param objects in those shards, and their bytes
/// @param since its plan's first revision or its first report, whichever is earlier
public record Generation(
        int number, int shards, long objects, long bytes, Optional<Instant> since) {
    static final Generation FIRST = begun(0);

    private static Generation begun(int number) {
        return new Generation(number, 0, 0, 0, Optional.empty());
    }

    Generation planned(int generation, Instant at) {
        return generation < number ? this : of(generation).at(at);
    }

    Generation reported(int generation, Tally tally, Instant at) {
        return generation < number ? this : of(generation).plus(tally).at(at);
    }

    private Generation of(int generation) {
        return generation == number ? this : begun(generation);
    }

    private Generation plus(Tally tally) {
        return new Generation(
                number, shards + 1, objects + tally.total(), bytes + tally.sourceBytes(), since);
    }

    private Generation at(Instant at) {
        return new Generation(
                number,
                shards,
                objects,
                bytes,
                Stream.concat(since.stream(), Stream.of(at)).min(Instant::compareTo));
    }
}
