package dev.darkroom.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is written is read back by zlib, which checks the checksum and the length, too.
class QuickGzipTest {
    /// One for all, as planner has one for many manifests.
    private final QuickGzip gzip = new QuickGzip();

    static Stream<byte[]> texts() {
        return Stream.of(
                new byte[0],
                new byte[1],
                "a".getBytes(UTF_8),
                "abc,abc,abc,abc\n".getBytes(UTF_8),
                // Longer than the longest repetition, and a multiple of it.
                new byte[258 * 4],
                "/".repeat(100_000).getBytes(UTF_8),
                ("/" + "x".repeat(3_000) + "\n").repeat(20).getBytes(UTF_8),
                // As far apart as a repetition can reach, and one byte farther.
                ("/needle/" + ".".repeat((1 << 15) - 8) + "/needle/").getBytes(UTF_8),
                ("/needle/" + ".".repeat((1 << 15) - 7) + "/needle/").getBytes(UTF_8),
                skewed());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textIsReadBack(byte[] text) throws IOException {
        assertThat(read(gzip.compress(text, text.length))).isEqualTo(text);
    }

    @Test
    void whatFollowsTheTextIsLeftOut() throws IOException {
        byte[] text = "photos/1.jpg\nphotos/1.jpg\n".getBytes(UTF_8);

        assertThat(read(gzip.compress(text, 13))).isEqualTo("photos/1.jpg\n".getBytes(UTF_8));
    }

    @Test
    void anyTextIsReadBack() throws IOException {
        for (int seed = 0; seed < 400; seed++) {
            var random = new Random(seed);
            byte[] text = words(random, random.nextInt(seed % 40 == 0 ? 300_000 : 3_000));

            assertThat(read(gzip.compress(text, text.length))).as("seed %d", seed).isEqualTo(text);
        }
    }

    @Test
    void membersOneAfterAnotherAreOneFile() throws IOException {
        byte[] first = gzip.compress("one\n".getBytes(UTF_8), 4);
        byte[] second = gzip.compress("two\n".getBytes(UTF_8), 4);
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);

        assertThat(read(both)).isEqualTo("one\ntwo\n".getBytes(UTF_8));
    }

    @Test
    void linesOfAManifestBecomeAsSmallAsZlibMakesThemAtItsLowestLevel() throws IOException {
        var random = new Random(1);
        var lines = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            lines.append("originals/2026/11/%02d/IMG_%06d.jpg".formatted(random.nextInt(30), i))
                    .append(",,%d,".formatted(1_000_000 + random.nextInt(5_000_000)))
                    .append("%016x%016x%n".formatted(random.nextLong(), random.nextLong()));
        }
        byte[] text = lines.toString().getBytes(UTF_8);
        var zlib = new ByteArrayOutputStream();
        try (var lowest =
                new GZIPOutputStream(zlib) {
                    {
                        def.setLevel(1);
                    }
                }) {
            lowest.write(text);
        }

        assertThat(gzip.compress(text, text.length)).hasSizeLessThan(zlib.size());
    }

    /// Bytes, the most frequent of which comes so much oftener than the rarest that Huffman's own
    /// codes would be longer than deflate allows.
    private static byte[] skewed() {
        var bytes = new ByteArrayOutputStream();
        long count = 1;
        long before = 1;
        for (int octet = 'a'; octet < 'a' + 21; octet++) {
            for (long i = 0; i < count; i++) {
                bytes.write(octet);
            }
            long sum = count + before;
            before = count;
            count = sum;
        }
        return bytes.toByteArray();
    }

    /// Some words again and again, between bytes of any kind.
    private static byte[] words(Random random, int length) {
        byte[][] words = new byte[1 + random.nextInt(20)][];
        for (int i = 0; i < words.length; i++) {
            words[i] = new byte[1 + random.nextInt(random.nextInt(10) == 0 ? 400 : 12)];
            random.nextBytes(words[i]);
        }
        byte[] ends = "/,.\n-_%".getBytes(UTF_8);
        var text = new ByteArrayOutputStream();
        while (text.size() < length) {
            if (random.nextInt(4) == 0) {
                text.write(random.nextInt(256));
            } else {
                text.writeBytes(words[random.nextInt(words.length)]);
            }
            text.write(ends[random.nextInt(ends.length)]);
        }
        return text.toByteArray();
    }

    private static byte[] read(byte[] member) throws IOException {
        try (var text = new GZIPInputStream(new ByteArrayInputStream(member))) {
            return text.readAllBytes();
        }
    }
}
