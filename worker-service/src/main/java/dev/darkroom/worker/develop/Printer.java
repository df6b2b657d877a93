package dev.darkroom.worker.develop;

import dev.darkroom.worker.vips.Vips;
import dev.darkroom.worker.vips.VipsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Makes the files of all renditions of one photo.
final class Printer {
    private final Vips vips;
    private final Encoder encoder;
    private final Finish finish;

    Printer(Vips vips) {
        this.vips = vips;
        encoder = new Encoder(vips);
        finish = new Finish(vips);
    }

    /// Makes the largest scale first, so that the others come from it, and tells of the files in
    /// the order's order.
    List<Answer.Made> print(Order order, Negative negative, List<Print> prints)
            throws Undecodable, VipsException, IOException {
        var made = new Answer.Made[prints.size()];
        try (var cascade = new Cascade(vips, negative)) {
            for (int index : largestFirst(prints)) {
                Print print = prints.get(index);
                made[index] = print(cascade, print, order.file(print.rendition()));
            }
        }
        return Arrays.asList(made);
    }

    private static List<Integer> largestFirst(List<Print> prints) {
        return IntStream.range(0, prints.size())
                .boxed()
                .sorted(
                        Comparator.comparingLong((Integer index) ->
                                        prints.get(index).geometry().scaled().pixels())
                                .reversed())
                .toList();
    }

    private Answer.Made print(Cascade cascade, Print print, Path file)
            throws Undecodable, VipsException, IOException {
        Size size =
                finish.of(print)
                        .run(
                                cascade.scaled(print),
                                image -> {
                                    encoder.encode(
                                            image,
                                            print.encoding(),
                                            Notes.kept(image, print),
                                            file);
                                    return Scaler.size(image);
                                });
        return new Answer.Made(
                print.encoding().format(), Files.size(file), size.width(), size.height());
    }
}
