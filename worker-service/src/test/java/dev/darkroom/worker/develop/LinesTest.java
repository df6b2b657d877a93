package dev.darkroom.worker.develop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.contracts.ChromaSubsampling;
import dev.darkroom.contracts.Colour;
import dev.darkroom.contracts.Encoding;
import dev.darkroom.contracts.Fit;
import dev.darkroom.contracts.Frames;
import dev.darkroom.contracts.ImageFormat;
import dev.darkroom.contracts.Metadata;
import dev.darkroom.contracts.Position;
import dev.darkroom.contracts.Rendition;
import dev.darkroom.contracts.Resize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinesTest {
    private final Lines lines = new Lines();

    @Test
    void anOrderIsReadAsItWasWritten() throws IOException {
        var renditions = new ArrayList<>(BuiltInRecipes.web().renditions());
        renditions.add(
                new Rendition(
                        "wide",
                        new Resize(
                                Optional.of(9),
                                Optional.empty(),
                                Fit.OUTSIDE,
                                Position.CENTRE,
                                "#00ff7f",
                                true),
                        new Encoding.Avif(7, true, 9, ChromaSubsampling.FULL),
                        Optional.of(0.5),
                        Metadata.COPYRIGHT,
                        Colour.KEEP,
                        Frames.FIRST));
        renditions.addAll(BuiltInRecipes.gallery().renditions());
        renditions.add(Rendition.of("png", Resize.inside(5), new Encoding.Png(9)));
        renditions.add(Rendition.of("same", Resize.inside(5), new Encoding.Original()));
        var order =
                new Order(Path.of("/s/\"odd\" né\n\\ 😀.jpg"), Path.of("/s/out"), true, renditions);

        String line = lines.write(order);

        assertThat(line).doesNotContain("\n");
        assertThat(lines.order(line)).isEqualTo(order);
        Order large = order.withMemory(5_000_000_000L);
        assertThat(lines.order(lines.write(large))).isEqualTo(large);
    }

    static List<Answer> answers() {
        return List.of(
                new Answer.Ready("8.18.7", List.of("jpeg", "png")),
                new Answer.Unusable("no libvips"),
                new Answer.Needs(3_000_000_000L),
                new Answer.Developed(
                        List.of(
                                new Answer.Made(ImageFormat.AVIF, 5_000_000_000L, 320, 200),
                                new Answer.Made(ImageFormat.GIF, 1, 2, 3)),
                        List.of(RejectCode.BROKEN.reason("a \"warning\""))),
                new Answer.Rejected(RejectCode.BROKEN.reason("line 1\nline 2")),
                new Answer.Failed(FailCode.SCRATCH_FULL.reason("full")));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerIsReadAsItWasWritten(Answer answer) throws IOException {
        String line = lines.write(answer);

        assertThat(line).doesNotContain("\n");
        assertThat(lines.answer(line)).isEqualTo(answer);
    }

    @Test
    void anythingElseIsRefused() {
        assertThatThrownBy(() -> lines.answer("VIPS-WARNING")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> lines.answer("{\"answer\":\"Perhaps\"}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Perhaps");
        assertThatThrownBy(() -> lines.order("{\"folder\":\"/\"}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("source");
    }
}
