package dev.darkroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the commands say, and how they end.
class CommandsIT {
    @TempDir Path folder;

    @Test
    void theDemoShowsACompleteLedger() throws IOException, InterruptedException {
        try (Darkroom darkroom = Darkroom.start(folder, "demo", "--photos", "12")) {
            assertThat(darkroom.exitCode()).as(darkroom.output()).isZero();
            assertThat(darkroom.output())
                    .contains("12 of 12 objects", "developed", "photos/s", "renditions", "metrics")
                    .containsPattern("rejected +1");
            assertThat(darkroom.descendants()).isEmpty();
        }
    }

    @Test
    void twoCopiesRunAtOnce() throws IOException, InterruptedException {
        try (Darkroom one = Darkroom.start(folder, "demo", "--photos", "3", "--workers", "1");
                Darkroom two = Darkroom.start(folder, "demo", "--photos", "4", "--workers", "1")) {
            assertThat(one.exitCode()).as(one.output()).isZero();
            assertThat(two.exitCode()).as(two.output()).isZero();
        }
    }

    @Test
    void anEmptyFolderIsACompleteRun() throws IOException, InterruptedException {
        Path in = Files.createDirectories(folder.resolve("in"));
        try (Darkroom darkroom = develop(in, folder.resolve("out"))) {
            assertThat(darkroom.exitCode()).as(darkroom.output()).isZero();
            assertThat(darkroom.output()).contains("0 of 0 objects");
        }
    }

    @Test
    void badArgumentsAreNamed() throws IOException, InterruptedException {
        Path in = Files.createDirectories(folder.resolve("in"));

        refuses(
                "IN is not a folder: " + folder.resolve("none"),
                develop(folder.resolve("none"), in));
        refuses("overlap", develop(in, in.resolve("out")));
        refuses("--workers is 0", Darkroom.start(folder, "demo", "--workers", "0"));
        refuses("Unknown option", Darkroom.start(folder, "demo", "--speed", "11"));
        refuses(
                "there is no recipe file nowhere.yaml",
                develop(in, folder.resolve("out"), "--recipe", "nowhere.yaml"));
        refuses(
                "no built-in recipe is called 'sepia' (there are: web, gallery)",
                develop(in, folder.resolve("out"), "--recipe", "sepia"));
    }

    @Test
    void aRecipeThatPlannerRefusesIsRefusedInItsWords() throws IOException, InterruptedException {
        Path in = Files.createDirectories(folder.resolve("in"));
        Path recipe =
                Files.writeString(
                        folder.resolve("recipe.json"),
                        "{\"name\":\"r\",\"renditions\":[{\"name\":\"a\",\"width\":0}]}");

        refuses("width is 0", develop(in, folder.resolve("out"), "--recipe", recipe.toString()));
    }

    private Darkroom develop(Path in, Path out, String... options) throws IOException {
        var arguments =
                new java.util.ArrayList<>(
                        java.util.List.of("develop", in.toString(), out.toString()));
        arguments.addAll(java.util.List.of(options));
        return Darkroom.start(folder, arguments.toArray(String[]::new));
    }

    private static void refuses(String words, Darkroom refused)
            throws IOException, InterruptedException {
        try (refused) {
            assertThat(refused.exitCode()).isNotZero();
            assertThat(refused.output()).contains(words);
        }
    }
}
