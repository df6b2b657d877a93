package dev.darkroom.worker.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.Encoding;
import dev.darkroom.contracts.Fit;
import dev.darkroom.worker.vips.VipsFields;
import dev.darkroom.worker.vips.VipsImage;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColourTest {
    @TempDir Path folder;
    private Lab lab;

    @BeforeEach
    void openLab() {
        lab = new Lab(folder);
    }

    @Test
    void adobeRgbIsConverted() throws Exception {
        Path photo = lab.write("photo", Profiles.in(plain(100, 150, 100), Profiles.adobe()));

        lab.develop(photo, Wish.inside("small", 40).rendition());

        // By the definitions of both: light, by the matrix 1.398 -0.398 0, 0 1 0, 0 -0.043 1.043.
        Lab.assertNear(lab.pixel("small", 20, 20), 2, 66, 152, 97);
        assertThat(hasProfile("small")).isFalse();
    }

    @Test
    void displayP3IsConvertedInEveryFormatOfRendition() throws Exception {
        Path photo = lab.write("photo", Profiles.in(plain(200, 100, 50), Profiles.p3()));

        lab.develop(
                photo,
                Wish.inside("jpeg", 40).jpeg().rendition(),
                Wish.inside("webp", 40).as(Encoding.Webp.of(95)).rendition(),
                Wish.inside("avif", 40).as(Encoding.Avif.of(95)).rendition(),
                Wish.inside("png", 40).rendition());

        for (String name : List.of("jpeg", "webp", "avif", "png")) {
            Lab.assertNear(lab.pixel(name, 20, 20), 5, 216, 95, 33);
            assertThat(hasProfile(name)).as(name).isFalse();
        }
    }

    @Test
    void ownColoursAreKeptWithTheirProfileWhereThatIsAsked() throws Exception {
        Path photo = lab.write("photo", Profiles.in(plain(200, 100, 50), Profiles.p3()));

        lab.develop(
                photo,
                Wish.inside("srgb", 40).rendition(),
                Wish.inside("own", 40).keepingColours().rendition(),
                Wish.inside("ownwebp", 20).keepingColours().as(Encoding.Webp.of(95)).rendition(),
                Wish.inside("ownavif", 20).keepingColours().as(Encoding.Avif.of(95)).rendition());

        Lab.assertNear(lab.pixel("srgb", 20, 20), 2, 216, 95, 33);
        assertThat(hasProfile("srgb")).isFalse();
        for (String name : List.of("own", "ownwebp", "ownavif")) {
            Lab.assertNear(lab.pixel(name, 10, 10), 5, 200, 100, 50);
            assertThat(hasProfile(name)).as(name).isTrue();
        }
    }

    @Test
    void anSrgbProfileIsNoReasonToConvert() throws Exception {
        byte[] jpeg = TestPhoto.encoded("jpg", Scene.of(1, 300, 200));
        lab.develop(lab.write("photo", jpeg), Wish.inside("without", 100).rendition());

        lab.develop(
                lab.write("photo", Profiles.in(jpeg, Profiles.srgb())),
                Wish.inside("with", 100).rendition(),
                Wish.inside("kept", 100).keepingColours().rendition());

        assertThat(lab.bytes("with")).isEqualTo(lab.bytes("without"));
        assertThat(hasProfile("kept")).isTrue();
    }

    @Test
    void aProfileThatCannotBeUsedIsPassedOver() throws Exception {
        byte[] jpeg = plain(200, 100, 50);
        byte[] hollow = Profiles.p3();
        Arrays.fill(hollow, 132, hollow.length, (byte) 0x55);
        byte[] mistaken = Profiles.grey(Profiles.gamma(1));
        for (byte[] profile : List.of(hollow, mistaken, new byte[300], new byte[3])) {
            lab.develop(
                    lab.write("photo", Profiles.in(jpeg, profile)),
                    Wish.inside("small", 40).rendition());

            Lab.assertNear(lab.pixel("small", 20, 20), 2, 200, 100, 50);
        }
    }

    @Test
    void greyStaysGreyAndItsProfileCounts() throws Exception {
        var grey = new BufferedImage(80, 80, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 6400; i++) {
            grey.getRaster().setSample(i % 80, i / 80, 0, 55);
        }
        byte[] jpeg = TestPhoto.encoded("jpg", grey);
        lab.develop(lab.write("photo", jpeg), Wish.inside("plain", 40).jpeg().rendition());

        lab.develop(
                lab.write("photo", Profiles.in(jpeg, Profiles.grey(Profiles.gamma(1)))),
                Wish.inside("light", 40).jpeg().rendition());

        Lab.assertNear(lab.pixel("plain", 20, 20), 1, 55);
        // 55 of 255 parts of light are 128 in sRGB.
        Lab.assertNear(lab.pixel("light", 20, 20), 2, 128);
    }

    @Test
    void cmykIsConvertedWithAndWithoutItsProfile() throws Exception {
        lab.write("rgb", TestPhoto.encoded("png", filled(200, 60, 40)));
        try (VipsImage rgb = lab.open("rgb");
                VipsImage cmyk =
                        lab.apply(
                                rgb,
                                "icc_transform",
                                "output_profile",
                                "cmyk",
                                "input_profile",
                                "srgb")) {
            for (String keep : List.of("icc", "none")) {
                Path photo = lab.save(cmyk, "photo", "jpegsave", "keep", keep, "Q", "95");

                lab.develop(
                        photo,
                        Wish.inside("jpeg", 40).jpeg().rendition(),
                        Wish.inside("kept", 40).keepingColours().rendition());

                Lab.assertNear(lab.pixel("jpeg", 20, 20), 8, 200, 60, 40);
                Lab.assertNear(lab.pixel("kept", 20, 20), 8, 200, 60, 40);
                assertThat(hasProfile("kept")).isFalse();
            }
        }
    }

    @Test
    void aGreyPhotoOnAColouredBackgroundLosesAProfileThatIsOnlyForGrey() throws Exception {
        byte[] jpeg =
                TestPhoto.encoded("jpg", new BufferedImage(80, 40, BufferedImage.TYPE_BYTE_GRAY));

        lab.develop(
                lab.write("photo", Profiles.in(jpeg, Profiles.grey(Profiles.gamma(1)))),
                Wish.inside("kept", 40).keepingColours().rendition(),
                Wish.of("canvas", 40, 40, Fit.CONTAIN)
                        .background("#ff0000")
                        .keepingColours()
                        .rendition());

        assertThat(hasProfile("kept")).isTrue();
        assertThat(hasProfile("canvas")).isFalse();
        Lab.assertNear(lab.pixel("canvas", 20, 2), 1, 255, 0, 0);
    }

    @Test
    void ycckIsTheSameAsCmyk() throws Exception {
        int[] inks = {30, 150, 170, 20};
        byte[] cmyk = inks(inks);
        double y = 0.299 * inks[0] + 0.587 * inks[1] + 0.114 * inks[2];
        byte[] ycck =
                inks(
                        255 - (int) Math.round(y),
                        255 - (int) Math.round(128 + 0.564 * (inks[2] - y)),
                        255 - (int) Math.round(128 + 0.713 * (inks[0] - y)),
                        inks[3]);
        ycck[adobe(ycck) + 11] = 2;
        lab.develop(lab.write("photo", cmyk), Wish.inside("cmyk", 40).rendition());

        lab.develop(lab.write("photo", ycck), Wish.inside("ycck", 40).rendition());

        Lab.assertNear(lab.pixel("ycck", 20, 20), 4, lab.pixel("cmyk", 20, 20));
    }

    /// A JPEG in inks, without a profile.
    private byte[] inks(int... inks) throws Exception {
        String offsets = "%d %d %d %d".formatted(inks[0], inks[1], inks[2], inks[3]);
        try (VipsImage black =
                        lab.vips()
                                .operation("black")
                                .set("width", 80)
                                .set("height", 80)
                                .set("bands", 4)
                                .image();
                VipsImage filled =
                        lab.apply(black, "linear", "a", "1 1 1 1", "b", offsets, "uchar", "true");
                VipsImage cmyk = lab.apply(filled, "copy", "interpretation", "cmyk")) {
            lab.save(cmyk, "inks", "jpegsave", "Q", "98", "subsample_mode", "off");
            return lab.bytes("inks");
        }
    }

    /// Where the word Adobe stands, whose segment tells how inks are stored.
    private static int adobe(byte[] jpeg) {
        int at = 2;
        while (!(jpeg[at] == 'A' && jpeg[at + 1] == 'd' && jpeg[at + 2] == 'o')) {
            at++;
        }
        return at;
    }

    @Test
    void sixteenBitsPalettesAndInterlacingAreRead() throws Exception {
        lab.write("rgb", TestPhoto.encoded("png", TestPhoto.upright(120, 80)));
        try (VipsImage rgb = lab.open("rgb");
                VipsImage deep = lab.apply(rgb, "colourspace", "space", "rgb16");
                VipsImage deepAlpha = lab.apply(deep, "addalpha")) {
            lab.save(deep, "deep", "pngsave");
            lab.save(deep, "deepInterlaced", "pngsave", "interlace", "true");
            lab.save(deepAlpha, "deepAlpha", "pngsave");
            lab.save(rgb, "palette", "pngsave", "palette", "true");
            lab.save(deep, "deepTiff", "tiffsave", "compression", "lzw", "tile", "true");
            lab.save(rgb, "progressive", "jpegsave", "interlace", "true", "Q", "95");
        }
        for (String name :
                List.of(
                        "deep",
                        "deepInterlaced",
                        "deepAlpha",
                        "palette",
                        "deepTiff",
                        "progressive")) {
            lab.develop(lab.path(name), Wish.inside("small", 60).jpeg().rendition());

            Lab.assertNear(lab.pixel("small", 15, 10), 8, 255, 0, 0);
            Lab.assertNear(lab.pixel("small", 45, 10), 8, 0, 255, 0);
            Lab.assertNear(lab.pixel("small", 15, 30), 8, 0, 0, 255);
        }
    }

    @Test
    void aTiffMayHoldWhatNoOtherFormatDoes() throws Exception {
        lab.write("rgb", TestPhoto.encoded("png", TestPhoto.upright(120, 80)));
        try (VipsImage rgb = lab.open("rgb")) {
            try (VipsImage lab32 = lab.apply(rgb, "colourspace", "space", "lab");
                    VipsImage numbers = lab.apply(rgb, "cast", "format", "float")) {
                lab.save(lab32, "lab", "tiffsave");
                lab.save(numbers, "numbers", "tiffsave");
            }
            try (VipsImage four = lab.apply(rgb, "addalpha");
                    VipsImage five = lab.apply(four, "bandjoin_const", "c", "9")) {
                lab.save(five, "five", "tiffsave");
            }
        }
        for (String name : List.of("lab", "numbers", "five")) {
            lab.develop(lab.path(name), Wish.inside("small", 60).jpeg().rendition());

            Lab.assertNear(lab.pixel("small", 15, 10), 8, 255, 0, 0);
            Lab.assertNear(lab.pixel("small", 15, 30), 8, 0, 0, 255);
        }
    }

    private boolean hasProfile(String name) throws Exception {
        try (VipsImage image = lab.open(name)) {
            return image.fields().has(VipsFields.PROFILE);
        }
    }

    private static byte[] plain(int red, int green, int blue) {
        return TestPhoto.encoded("jpg", filled(red, green, blue));
    }

    private static BufferedImage filled(int red, int green, int blue) {
        var image = new BufferedImage(80, 80, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(red, green, blue));
        graphics.fillRect(0, 0, 80, 80);
        graphics.dispose();
        return image;
    }
}
