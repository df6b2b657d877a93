package dev.darkroom.worker.develop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {

    @ParameterizedTest
    @CsvSource({
        "'\u00ff\u00d8\u00ff\u00e0', JPEG",
        "'\u0089PNG\r\n\u001a\n', PNG",
        "'RIFF\u0001\u0002\u0003\u0004WEBPVP8 ', WEBP",
        "'GIF89a', GIF",
        "'MM\u0000*', TIFF",
        "'\u0000\u0000\u0000\u0018ftypavif\u0000\u0000\u0000\u0000mif1miaf', AVIF",
        "'\u0000\u0000\u0000\u0018ftypmif1\u0000\u0000\u0000\u0000avifmiaf', AVIF",
    })
    void photosAreKnownByTheirBytes(String head, PhotoFormat format) {
        assertThat(of(head)).isEqualTo(new Content.Supported(format));
    }

    @ParameterizedTest
    @CsvSource({
        "'\u0000\u0000\u0000\u0018ftypcrx \u0000\u0000\u0000\u0001crx isom', Canon raw (CR3)",
        "'\u0000\u0000\u0000\u0014ftypqt  \u0000\u0000\u0000\u0000qt  ', video (MP4)",
        "'II*\u0000\u0010\u0000\u0000\u0000CR\u0002', Canon raw (CR2)",
        "'%PDF-1.7', PDF",
        "'<svg xmlns=', SVG",
    })
    void knownFormatsThatAreNotDevelopedHaveAName(String head, String name) {
        assertThat(of(head)).isEqualTo(new Content.Unsupported(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"heicXXXXmif1heic", "mif1XXXXheixmiaf", "msf1XXXXhevcmsf1"})
    void heicIsForLibheif(String brands) {
        assertThat(of("\0\0\0\u0018ftyp" + brands)).isEqualTo(new Content.Heic());
    }

    @Test
    void anythingElseIsUnknown() {
        assertThat(of("")).isEqualTo(new Content.Unknown());
        assertThat(of("RIFF")).isEqualTo(new Content.Unknown());
        assertThat(of("hello, this is no photo")).isEqualTo(new Content.Unknown());
        assertThat(of("\0\0\0\u0018ftyp")).isInstanceOf(Content.Unsupported.class);
    }

    private static Content of(String head) {
        return Content.of(head.getBytes(ISO_8859_1));
    }
}
