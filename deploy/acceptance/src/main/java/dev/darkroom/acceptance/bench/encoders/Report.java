package dev.darkroom.acceptance.bench.encoders;

import java.util.List;
import java.util.Locale;

/// The study's result as a page of Markdown.
///
/// @param verdicts the cheapest first
record Report(String libvips, int photos, int qualityBefore, List<Verdict> verdicts) {
    String text() {
        Verdict before =
                verdicts.stream()
                        .filter(verdict -> verdict.settings().equals(JpegSettings.BEFORE))
                        .findFirst()
                        .orElseThrow();
        var text = new StringBuilder();
        text.append(
                """
                | settings | quality | KB | CPU-ms | luma SSIM | colour SSIM | storage | replication | PUTs | CPU | total | against before |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                """);
        for (Verdict verdict : verdicts) {
            text.append(row(verdict, before)).append('\n');
        }
        text.append(
                String.format(
                        Locale.ROOT,
                        "%nlibvips %s, %d photos; before: quality %d, %s.%n",
                        libvips,
                        photos,
                        qualityBefore,
                        before.settings()));
        return text.toString();
    }

    private static String row(Verdict verdict, Verdict before) {
        Prices.Cost cost = verdict.cost();
        return String.format(
                Locale.ROOT,
                "| %s%s | %d | %.1f | %.1f | %.4f | %.4f | $%.0f | $%.2f | $%.0f | $%.2f | $%.2f | %+.1f %% |",
                verdict.settings(),
                verdict.keepsColour(before) ? "" : " (loses colour)",
                verdict.quality(),
                verdict.bytes() / 1000,
                verdict.cpuMillis(),
                verdict.similarity().luma(),
                verdict.similarity().colour(),
                cost.storage(),
                cost.replication(),
                cost.puts(),
                cost.cpu(),
                cost.total(),
                100 * (cost.total() / before.cost().total() - 1));
    }
}
