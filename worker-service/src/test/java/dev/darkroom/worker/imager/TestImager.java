package dev.darkroom.worker.imager;

import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.contracts.ImageFormat;
import dev.darkroom.worker.develop.Answer;
import dev.darkroom.worker.develop.Lines;
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
/// `photos` in its folder.
final class TestImager {
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
            String photo = Files.readString(lines.order(line).source());
            Files.writeString(
                    Path.of("photos"),
                    photo + '\n',
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
