package dev.darkroom.acceptance.bench;

import dev.darkroom.acceptance.bench.Contender.Requests;

/// One contender's row of the table.
///
/// @param startUp CPU and bytes before the measured rounds: start, and the first round, which warms
///   up its compiler and caches
/// @param work of the measured rounds
/// @param peakBytes of memory, summed over its processes
record Score(
        String name, String title, Requests requests, Work startUp, Work work, long peakBytes) {
    private static final double MIB = 1 << 20;

    double peakMiB() {
        return peakBytes / MIB;
    }

    double dollarsAMillionPhotos(Prices prices) {
        return prices.millionPhotos(work.cpuMillisAPhoto(), requests.gets(), requests.puts());
    }
}
