package dev.darkroom.worker.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.worker.vips.ColourSpace;
import dev.darkroom.worker.vips.VipsFields;
import dev.darkroom.worker.vips.VipsImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IccProfileTest {
    @TempDir Path folder;

    @Test
    void srgbIsKnownInItsSpellings() {
        assertThat(isSrgb(Profiles.srgb())).isTrue();
        assertThat(isSrgb(Profiles.rgb(Profiles.SRGB_LIGHTS, Profiles.sampledSrgbCurve(1024))))
                .isTrue();
        assertThat(isSrgb(Profiles.rgb(Profiles.SRGB_LIGHTS, Profiles.sampledSrgbCurve(4096))))
                .isTrue();
    }

    @Test
    void nothingElseIsTakenForIt() {
        assertThat(isSrgb(Profiles.p3())).isFalse();
        assertThat(isSrgb(Profiles.adobe())).isFalse();
        assertThat(isSrgb(Profiles.rgb(Profiles.SRGB_LIGHTS, Profiles.gamma(2.2)))).isFalse();
        assertThat(isSrgb(Profiles.grey(Profiles.srgbCurve()))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"srgb, true", "p3, false"})
    void libvipsOwnProfilesAreTold(String name, boolean expected) throws Exception {
        var lab = new Lab(folder);
        lab.write("photo", TestPhoto.encoded("png", TestPhoto.upright(20, 20)));
        try (VipsImage photo = lab.open("photo");
                VipsImage converted =
                        lab.apply(
                                photo,
                                "icc_transform",
                                "output_profile",
                                name,
                                "input_profile",
                                "srgb")) {
            byte[] profile = converted.fields().bytes(VipsFields.PROFILE).orElseThrow();

            assertThat(isSrgb(profile)).isEqualTo(expected);
        }
    }

    @Test
    void aProfileIsForThePixelsThatItIsFor() {
        var grey = new IccProfile(Profiles.grey(Profiles.gamma(1)));

        assertThat(grey.isUsableFor(ColourSpace.GREY)).isTrue();
        assertThat(grey.isUsableFor(ColourSpace.OTHER)).isFalse();
        assertThat(new IccProfile(Profiles.p3()).isUsableFor(ColourSpace.CMYK)).isFalse();
        assertThat(new IccProfile(new byte[500]).isUsableFor(ColourSpace.OTHER)).isFalse();
        assertThat(new IccProfile(new byte[0]).isUsableFor(ColourSpace.OTHER)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverIsInItItIsRead(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            byte[] profile =
                    i % 2 == 0
                            ? Profiles.srgb()
                            : Profiles.rgb(Profiles.SRGB_LIGHTS, Profiles.sampledSrgbCurve(64));
            for (int flips = 0; flips < 4; flips++) {
                profile[random.nextInt(profile.length)] = (byte) random.nextInt();
            }
            byte[] cut = Arrays.copyOf(profile, random.nextInt(profile.length + 1));

            var icc = new IccProfile(cut);

            if (icc.isUsableFor(ColourSpace.OTHER)) {
                assertThat(icc.isSrgb()).isIn(true, false);
            }
        }
    }

    private static boolean isSrgb(byte[] profile) {
        return new IccProfile(profile).isSrgb();
    }
}
