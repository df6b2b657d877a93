package dev.darkroom.acceptance.bench;

/// What AWS asks, in dollars: assumptions by which contenders are compared, not an offer.
///
/// @param vcpuHour on Spot capacity
/// @param millionPuts to S3 Standard
/// @param millionGets from S3 Standard
record Prices(double vcpuHour, double millionPuts, double millionGets) {
    /// The figures that Darkroom was designed by, of us-east-1, from stored price pages of 2026 and
    /// not checked against AWS since. A vCPU-hour on Spot differs by instance, zone and hour: 0.02
    /// is a round guess.
    static final Prices ASSUMED = new Prices(0.02, 5.0, 0.4);

    private static final double MILLION = 1_000_000;
    private static final double MILLIS_AN_HOUR = 3_600_000;

    /// CPU and requests for a million photos; keeping and copying renditions is not in it.
    double millionPhotos(double cpuMillisAPhoto, int gets, int puts) {
        return MILLION * cpuMillisAPhoto / MILLIS_AN_HOUR * vcpuHour
                + gets * millionGets
                + puts * millionPuts;
    }
}
