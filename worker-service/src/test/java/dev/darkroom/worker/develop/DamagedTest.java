package dev.darkroom.worker.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Colour;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedTest {
    private static final Wish SMALL = Wish.inside("small", 60);

    @TempDir Path folder;
    private Lab lab;

    @BeforeEach
    void openLab() {
        lab = new Lab(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif"})
    void aToleratedPhotoIsDevelopedAsFarAsItGoes(String format) throws Exception {
        byte[] whole = TestPhoto.encoded(format, Scene.of(2, 600, 400));
        Path photo = lab.write("photo", Arrays.copyOf(whole, whole.length * 3 / 4));

        assertThat(lab.answer(photo, false, SMALL.rendition())).isInstanceOf(Answer.Rejected.class);
        var developed = (Answer.Developed) lab.answer(photo, true, SMALL.rendition());

        assertThat(developed.made().getFirst().width()).isEqualTo(60);
        assertThat(developed.warnings()).hasSize(1);
        assertThat(developed.warnings().getFirst().code()).isEqualTo("damaged");
        assertThat(developed.warnings().getFirst().message())
                .contains("Damaged", "developed as far as it goes: ");
        lab.develop(lab.write("photo", whole), Wish.inside("whole", 60).rendition());
        Lab.assertNear(
                Arrays.copyOf(lab.pixel("small", 30, 4), 3),
                3,
                Arrays.copyOf(lab.pixel("whole", 30, 4), 3));
    }

    @Test
    void corruptDataIsToleratedWithLibvipsWords() {
        byte[] jpeg = TestPhoto.encoded("jpg", TestPhoto.noise(600, 400));
        jpeg[jpeg.length / 2] = (byte) 0xFF;
        jpeg[jpeg.length / 2 + 1] = (byte) 0xD3;
        Path photo = lab.write("photo", jpeg);

        var developed =
                (Answer.Developed)
                        lab.answer(
                                photo,
                                true,
                                SMALL.rendition(),
                                Wish.inside("large", 600).rendition());

        assertThat(developed.warnings()).hasSize(1);
        assertThat(developed.warnings().getFirst().message()).contains("Corrupt JPEG data");
    }

    @Test
    void aWholePhotoHasNoWarning() {
        Path photo = lab.write("photo", TestPhoto.encoded("jpg", TestPhoto.upright(60, 40)));

        var developed = (Answer.Developed) lab.answer(photo, true, SMALL.rendition());

        assertThat(developed.warnings()).isEmpty();
    }

    @Test
    void whatIsBeyondHopeIsRejectedAllTheSame() {
        byte[] jpeg = TestPhoto.encoded("jpg", Scene.of(3, 600, 400));
        int data = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00da");

        isRejected(Arrays.copyOf(jpeg, data - 10), "broken");
        isRejected(Arrays.copyOf(jpeg, data + 16), "broken");
        isRejected(Arrays.copyOf(jpeg, 30), "broken");
        isRejected(new byte[0], "empty");
        isRejected("hello".getBytes(StandardCharsets.UTF_8), "no-image");
    }

    private void isRejected(byte[] bytes, String code) {
        Answer answer = lab.answer(lab.write("photo", bytes), true, SMALL.rendition());

        assertThat(answer).isInstanceOf(Answer.Rejected.class);
        assertThat(((Answer.Rejected) answer).reason().code()).isEqualTo(code);
    }

    @Test
    void aDamagedPhotoIsConvertedByItsProfileToo() throws Exception {
        byte[] whole = Profiles.in(TestPhoto.encoded("jpg", Scene.of(4, 600, 400)), Profiles.p3());
        Path photo = lab.write("photo", Arrays.copyOf(whole, whole.length * 3 / 4));

        lab.answer(photo, true, SMALL.rendition());
        int[] converted = lab.pixel("small", 30, 4);
        lab.answer(photo, true, SMALL.keepingColours().rendition());

        assertThat(lab.pixel("small", 30, 4)).isNotEqualTo(converted);
        assertThat(SMALL.rendition().colour()).isEqualTo(Colour.SRGB);
    }
}
