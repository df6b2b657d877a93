package dev.darkroom.worker.imager;

import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.contracts.ImageFormat;
import dev.darkroom.worker.develop.Answer;
import dev.darkroom.worker.develop.Lines;
import dev.darkroom.worker.develop.Order;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;

/// An imager that does with a photo what the photo's text says, and keeps a list of its photos in
/// `photos` in its folder, with the memory that each was granted.
final class TestImager {
    /// What a large photo asks for.
    static final long NEEDED = 700L << 20;

    /// In milliseconds: for another large photo to be waiting.
    private static final int LONG_ENOUGH = 500;

    private static final List<Answer.Made> MADE =
            Collections.nCopies(
                    BuiltInRecipes.web().renditions().size(),
                    new Answer.Made(ImageFormat.JPEG, 1, 1, 1));

    private TestImager() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var lines = new Lines();
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println(lines.write(new Answer.Ready("test", List.of())));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Order order = lines.order(line);
            String photo = Files.readString(order.source());
            String memory = order.memory().isPresent() ? " " + order.memory().getAsLong() : "";
            Files.writeString(
                    Path.of("photos"),
                    photo + memory + '\n',
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            switch (photo) {
                case "fine" -> {
                    System.out.println("a stray line");
                    System.out.println(lines.write(new Answer.Developed(MADE, List.of())));
                }
                case "spin" -> {
                    while (true) {
                        Thread.onSpinWait();
                    }
                }
                case "large", "greedy" -> {
                    boolean granted = order.memory().isPresent() && photo.equals("large");
                    if (granted) {
                        Thread.sleep(LONG_ENOUGH);
                    }
                    System.out.println(
                            lines.write(
                                    granted
                                            ? new Answer.Developed(MADE, List.of())
                                            : new Answer.Needs(NEEDED)));
                }
                case "swollen" -> {
                    if (order.memory().isPresent()) {
                        System.out.println(lines.write(new Answer.Developed(MADE, List.of())));
                    } else {
                        System.err.println("GLib-ERROR: failed to allocate 123 bytes");
                        signal("TRAP");
                    }
                }
                case "hang" -> Thread.sleep(60_000);
                case "garbage" -> System.out.println("{ garbage");
                case "memory" -> {
                    System.err.println("GLib-ERROR: failed to allocate 123 bytes");
                    signal("TRAP");
                }
                default -> signal(photo);
            }
        }
    }

    private static void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(ProcessHandle.current().pid()))
                .start()
                .waitFor();
        Thread.sleep(60_000);
    }
}
