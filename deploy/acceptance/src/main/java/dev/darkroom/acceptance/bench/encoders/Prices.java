package dev.darkroom.acceptance.bench.encoders;

/// What AWS takes, in dollars: assumptions of the design, not quotes. 126 TB for some $2,900 a
/// month is 0.023 a gigabyte and month.
///
/// @param gigabyteMonth S3 Standard, in each region
/// @param gigabyteReplicated from the first region to the second
/// @param millionPuts in each region: replicas are PUT as well
/// @param cpuHour of one vCPU, Spot
record Prices(double gigabyteMonth, double gigabyteReplicated, double millionPuts, double cpuHour) {
    static final Prices ASSUMED = new Prices(0.023, 0.02, 5.0, 0.02);

    private static final int MONTHS = 12;
    private static final int REGIONS = 2;
    private static final double BYTES_A_GIGABYTE = 1e9;
    private static final double PHOTOS = 1e6;
    private static final double MILLIS_AN_HOUR = 3.6e6;

    /// A million photos for 12 months in two regions.
    ///
    /// @param bytes of all renditions of a photo
    /// @param cpuMillis a photo
    Cost cost(int renditions, double bytes, double cpuMillis) {
        double gigabytes = bytes * PHOTOS / BYTES_A_GIGABYTE;
        return new Cost(
                gigabytes * gigabyteMonth * MONTHS * REGIONS,
                gigabytes * gigabyteReplicated,
                millionPuts * renditions * REGIONS,
                cpuMillis * PHOTOS / MILLIS_AN_HOUR * cpuHour);
    }

    /// Dollars.
    record Cost(double storage, double replication, double puts, double cpu) {
        double total() {
            return storage + replication + puts + cpu;
        }
    }
}
