package dev.darkroom.worker.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Encoding;
import dev.darkroom.contracts.Metadata;
import dev.darkroom.worker.vips.VipsFields;
import dev.darkroom.worker.vips.VipsImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotesTest {
    /// What libvips writes into every EXIF, of the rendition itself.
    private static final List<String> NUMBERS =
            List.of(
                    "Orientation",
                    "XResolution",
                    "YResolution",
                    "ResolutionUnit",
                    "YCbCrPositioning",
                    "ExifVersion",
                    "ComponentsConfiguration",
                    "FlashpixVersion",
                    "ColorSpace",
                    "PixelXDimension",
                    "PixelYDimension");

    private static final List<Encoding> FORMATS =
            List.of(
                    Encoding.Jpeg.of(80),
                    Encoding.Webp.of(80),
                    Encoding.Avif.of(80),
                    new Encoding.Png(6));

    @TempDir Path folder;
    private Lab lab;
    private Path photo;

    @BeforeEach
    void makePhoto() {
        lab = new Lab(folder);
        byte[] thumbnail = TestPhoto.encoded("jpg", TestPhoto.upright(16, 16));
        byte[] jpeg = TestPhoto.encoded("jpg", TestPhoto.stored(6, 240, 160));
        photo =
                lab.write(
                        "photo",
                        Exif.in(Segments.withXmp(jpeg, "<x>the whole story</x>"), 6, thumbnail));
    }

    @Test
    void thePhotoTellsAllOfIt() throws Exception {
        assertThat(tags("photo"))
                .contains(
                        "Artist",
                        "Copyright",
                        "Orientation",
                        "Make",
                        "MakerNote",
                        "GPSLatitudeRef",
                        "GPSDateStamp",
                        "thumbnail",
                        "xmp");
    }

    @Test
    void noneIsNothing() throws Exception {
        for (Encoding encoding : FORMATS) {
            develop(encoding, Metadata.NONE);

            assertThat(tags("out")).isEmpty();
        }
    }

    @Test
    void copyrightIsArtistAndCopyrightAlone() throws Exception {
        for (Encoding encoding : FORMATS) {
            develop(encoding, Metadata.COPYRIGHT);

            var tags = new TreeSet<>(tags("out"));
            assertThat(tags).as("%s", encoding).contains("Artist", "Copyright");
            tags.removeAll(NUMBERS);
            assertThat(tags).as("%s", encoding).containsExactly("Artist", "Copyright");
            assertThat(new String(lab.bytes("out"), StandardCharsets.ISO_8859_1))
                    .contains("Jane Doe")
                    .doesNotContain("secret", "story", "Maker", "2026:01:02");
            isUpright(encoding);
        }
    }

    @Test
    void withoutEitherThereIsNoExifAtAll() throws Exception {
        photo = lab.write("photo", TestPhoto.turned(6, 240, 160));

        develop(Encoding.Jpeg.of(80), Metadata.COPYRIGHT);

        assertThat(tags("out")).isEmpty();
    }

    @Test
    void allIsAllButTurnedUpright() throws Exception {
        for (Encoding encoding : FORMATS) {
            develop(encoding, Metadata.ALL);

            assertThat(tags("out"))
                    .as("%s", encoding)
                    .contains("Artist", "Copyright", "Make", "MakerNote", "GPSLatitudeRef", "xmp");
            isUpright(encoding);
        }
        develop(Encoding.Jpeg.of(80), Metadata.ALL);
        assertThat(tags("out")).contains("thumbnail");
    }

    @Test
    void allIsNotTheProfileThatTheColoursNoLongerHave() throws Exception {
        photo = lab.write("photo", Profiles.in(lab.bytes("photo"), Profiles.p3()));

        develop(Encoding.Jpeg.of(80), Metadata.ALL);

        try (VipsImage image = lab.open("out")) {
            assertThat(image.fields().has(VipsFields.PROFILE)).isFalse();
        }
    }

    private void isUpright(Encoding encoding) throws Exception {
        try (VipsImage image = lab.open("out")) {
            assertThat(image.orientation()).as("%s", encoding).isEqualTo(1);
            assertThat(image.width()).isEqualTo(60);
        }
        Lab.assertNear(Arrays.copyOf(lab.pixel("out", 15, 10), 3), 20, 255, 0, 0);
    }

    private void develop(Encoding encoding, Metadata metadata) {
        lab.develop(photo, Wish.inside("out", 60).as(encoding).with(metadata).rendition());
    }

    /// The names of what a file tells, without the part of EXIF that it stands in.
    private List<String> tags(String name) throws Exception {
        try (VipsImage image = lab.open(name)) {
            return image.fields().names().stream()
                    .filter(field ->
                            field.startsWith("exif-ifd")
                                    || field.equals("xmp-data")
                                    || field.equals("jpeg-thumbnail-data"))
                    .map(field ->
                            field.replaceFirst("exif-ifd.-", "")
                                    .replace("jpeg-thumbnail-data", "thumbnail")
                                    .replace("xmp-data", "xmp"))
                    .toList();
        }
    }
}
