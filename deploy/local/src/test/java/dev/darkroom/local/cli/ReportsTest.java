package dev.darkroom.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
    @TempDir Path folder;

    @Test
    void objectsWithoutRenditionsAreNamedInTheOrderOfTheirKeys() throws IOException {
        Files.writeString(
                folder.resolve("0-000001.csv"),
                """
                raw,z%20one.jpg,,failed,broken,,"{""reason"":{""code"":""broken"",""message"":""cut off""}}"
                raw,good.jpg,,succeeded,,200,"{""result"":""developed""}"
                """);
        Files.writeString(
                folder.resolve("0-000000.csv"),
                """
                raw,a%2Bb.jpg,,failed,no-image,,"{""reason"":{""code"":""no-image"",""message"":""text""}}"
                """);

        var reports = new Reports(folder);

        assertThat(reports.unsuccessful(10))
                .containsExactly(
                        new Reports.Unsuccessful("a+b.jpg", "no-image", "text"),
                        new Reports.Unsuccessful("z one.jpg", "broken", "cut off"));
        assertThat(reports.unsuccessful(1)).hasSize(1);
    }
}
