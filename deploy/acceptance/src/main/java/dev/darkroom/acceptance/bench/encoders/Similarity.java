package dev.darkroom.acceptance.bench.encoders;

import java.util.List;

/// How alike two pictures are, by SSIM: 1 is equal.
///
/// @param luma of brightness, which is what eyes look at
/// @param colour the mean of both channels of colour: a guard, since a setting could win by colour
///   that it throws away
record Similarity(double luma, double colour) {
    static Similarity mean(List<Similarity> all) {
        return new Similarity(
                all.stream().mapToDouble(Similarity::luma).average().orElseThrow(),
                all.stream().mapToDouble(Similarity::colour).average().orElseThrow());
    }
}
