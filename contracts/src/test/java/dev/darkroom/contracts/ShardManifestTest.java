package dev.darkroom.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardManifestTest {
    private static final String CHARACTERS = "abcXYZ019/._-*~ +%,;\"'\n\r\t\\&<>é日\uD83D\uDE00";

    @Test
    void linesAreThoseThatTheFormatSays() throws IOException {
        byte[] manifest =
                ShardManifest.write(
                        List.of(
                                new SourceObject("a b+c%/é.jpg", Optional.empty(), 0, "0a"),
                                new SourceObject("d", Optional.of("v.1_x"), 12_345, "0b-2"),
                                new SourceObject(
                                        "e", Optional.of("a,b"), Long.MAX_VALUE, "\"odd\"")));

        try (var frame = new ZstdInputStream(new ByteArrayInputStream(manifest))) {
            assertThat(new String(frame.readAllBytes(), UTF_8))
                    .isEqualTo(
                            """
                            a%20b%2Bc%25/%C3%A9.jpg,,0,0a
                            d,v.1_x,12345,0b-2
                            e,"a,b",9223372036854775807,""\"odd""\"
                            """);
        }
    }

    @Test
    void framesOneAfterAnotherAreOneFile() throws IOException {
        var first = new SourceObject("a", Optional.empty(), 1, "e");
        var second = new SourceObject("b", Optional.empty(), 2, "f");
        var file = new ByteArrayOutputStream();
        file.writeBytes(ShardManifest.write(List.of(first)));
        file.writeBytes(ShardManifest.write(List.of(second)));

        try (var lines = new ZstdInputStream(new ByteArrayInputStream(file.toByteArray()))) {
            assertThat(new String(lines.setContinuous(false).readAllBytes(), UTF_8))
                    .isEqualTo("a,,1,e\nb,,2,f\n");
        }
    }

    @Test
    void whatIsNoManifestIsRefused() {
        byte[] whole =
                ShardManifest.write(List.of(new SourceObject("a", Optional.empty(), 1, "e")));
        byte[] flipped = whole.clone();
        flipped[0] ^= 1;

        assertThatThrownBy(() -> ShardManifest.read("a,,1,e\n".getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no frame of Zstandard");
        assertThatThrownBy(() -> ShardManifest.read(flipped))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ShardManifest.read(new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anyObjectsAreReadBackAsTheyWere() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var objects = new ArrayList<SourceObject>();
            for (int i = random.nextInt(200); i > 0; i--) {
                Optional<String> version =
                        Optional.of(field(random, 8)).filter(_ -> random.nextBoolean());
                objects.add(
                        new SourceObject(
                                text(random, 60),
                                version,
                                random.nextLong() >>> random.nextInt(1, 64),
                                "e" + field(random, 5)));
            }

            assertThat(ShardManifest.read(ShardManifest.write(objects)))
                    .as("seed %d", seed)
                    .isEqualTo(objects);
        }
    }

    @Test
    void keysAreEncodedAsJavaDoesItButForSpacesAndSlashes() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String key = text(random, 40);

            assertThat(S3Keys.encode(key))
                    .isEqualTo(
                            URLEncoder.encode(key, UTF_8).replace("+", "%20").replace("%2F", "/"));
            assertThat(S3Keys.decode(S3Keys.encode(key))).isEqualTo(key);
            assertThat(S3Keys.decode(URLEncoder.encode(key, UTF_8))).isEqualTo(key);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%", "a%2", "a%2x", "%%20", "%é0"})
    void percentSignWithoutTwoDigitsIsRefused(String encoded) {
        assertThatThrownBy(() -> S3Keys.decode(encoded))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(encoded)
                .hasMessageContaining("two hexadecimal digits");
    }

    /// Without a carriage return: FastCSV 4.1 loses the line if one ends a field in quotes.
    private static String field(Random random, int longest) {
        return text(random, longest).replace('\r', '_');
    }

    private static String text(Random random, int longest) {
        int[] characters = CHARACTERS.codePoints().toArray();
        return random.ints(1 + random.nextInt(longest), 0, characters.length)
                .map(i -> characters[i])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
