package dev.darkroom.worker.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.worker.vips.VipsImage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GainMapTest {
    private static final Wish SMALL = Wish.inside("small", 60).jpeg();

    @TempDir Path folder;
    private Lab lab;

    @BeforeEach
    void openLab() {
        lab = new Lab(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rdf:Description xmlns:hdrgm='http://ns.adobe.com/hdr-gain-map/1.0/' hdrgm:Version=\"1.0\"/>",
                "<Container:Item Item:Semantic=\"GainMap\" Item:Mime=\"image/jpeg\"/>",
                "<HDRGainMap:HDRGainMapVersion>65536</HDRGainMap:HDRGainMapVersion>",
            })
    void thePictureForOtherScreensIsDevelopedAndThatIsSaid(String xmp) throws Exception {
        byte[] jpeg = TestPhoto.encoded("jpg", TestPhoto.upright(240, 160));
        byte[] map = TestPhoto.encoded("jpg", TestPhoto.upright(60, 40));
        byte[] first = Segments.withXmp(jpeg, xmp);
        Path photo =
                lab.write(
                        "photo",
                        ByteBuffer.allocate(first.length + map.length).put(first).put(map).array());

        Answer.Developed developed = lab.develop(photo, SMALL.rendition());

        assertThat(developed.warnings())
                .extracting(warning -> warning.code())
                .containsExactly("gain-map-dropped");
        byte[] hdr = lab.bytes("small");
        lab.develop(lab.write("photo", jpeg), SMALL.rendition());
        assertThat(hdr).isEqualTo(lab.bytes("small"));
    }

    @Test
    void whateverIsCutOffIsReadToItsEnd() throws Exception {
        byte[] jpeg =
                Segments.withXmp(
                        TestPhoto.encoded("jpg", TestPhoto.upright(60, 40)), "<x>none</x>");
        for (int length = 0; length < 700; length++) {
            assertThat(GainMap.isIn(lab.write("cut", Arrays.copyOf(jpeg, length)))).isFalse();
        }
    }

    @Test
    void otherXmpIsNoReasonToWarn() {
        byte[] jpeg = TestPhoto.encoded("jpg", TestPhoto.upright(60, 40));

        Answer.Developed developed =
                lab.develop(
                        lab.write("photo", Segments.withXmp(jpeg, "<x>hdr</x>")),
                        SMALL.rendition());

        assertThat(developed.warnings()).isEmpty();
    }

    /// libvips has a loader of its own for these, which would give half the picture in light.
    @Test
    void anUltraHdrPhotoGoesThroughThePlainLoader() throws Exception {
        lab.write("plain", TestPhoto.encoded("png", TestPhoto.upright(240, 160)));
        try (VipsImage plain = lab.open("plain");
                VipsImage light = lab.apply(plain, "colourspace", "space", "scrgb")) {
            lab.save(light, "photo", "uhdrsave");
        }

        Answer.Developed developed =
                lab.develop(lab.path("photo"), SMALL.keepingColours().rendition());

        assertThat(developed.warnings())
                .extracting(warning -> warning.code())
                .containsExactly("gain-map-dropped");
        // The lab opens JPEGs by the plain loader.
        Lab.assertNear(lab.pixel("small", 15, 10), 4, lab.pixel("photo", 60, 40));
        Lab.assertNear(lab.pixel("small", 45, 30), 4, lab.pixel("photo", 180, 120));
    }
}
