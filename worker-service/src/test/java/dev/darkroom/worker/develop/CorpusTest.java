package dev.darkroom.worker.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.contracts.Fit;
import dev.darkroom.contracts.Rendition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every photo of the corpus by every rendition of the built-in recipes.
class CorpusTest {
    @TempDir Path folder;

    @Test
    void everyPhotoIsDevelopedWhole() {
        Map<String, byte[]> corpus = Corpus.in(folder);
        var lab = new Lab(folder);
        var renditions = new ArrayList<>(BuiltInRecipes.gallery().renditions());
        renditions.add(Wish.of("canvas", 50, 50, Fit.CONTAIN).sharpen(1).rendition());

        for (Map.Entry<String, byte[]> photo : corpus.entrySet()) {
            Answer answer =
                    lab.answer(
                            lab.write("photo", photo.getValue()),
                            false,
                            renditions.toArray(Rendition[]::new));

            assertThat(answer).as(photo.getKey()).isInstanceOf(Answer.Developed.class);
            List<Answer.Made> made = ((Answer.Developed) answer).made();
            assertThat(made).hasSameSizeAs(renditions);
            assertThat(made).allMatch(rendition -> rendition.bytes() > 0);
        }
    }
}
