package dev.darkroom.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The small rules that the records keep.
class ContractsTest {
    private static final SourceObject PHOTO = new SourceObject("a.jpg", Optional.empty(), 10, "e");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b", "1+1", "100%", "\"q\"", "'", "ü", "u\u0308", "日本", "📷", "a//b", "&=?#"
            })
    void keysSurviveTheirEncoding(String key) {
        assertThat(S3Keys.decode(S3Keys.encode(key))).isEqualTo(key);
        assertThat(S3Keys.encode(key)).matches("[A-Za-z0-9%/._*-]+");
    }

    @Test
    void plusAndPercent20BothStandForASpace() {
        assertThat(S3Keys.decode("a+b%20c%2Bd")).isEqualTo("a b c+d");
    }

    @Test
    void talliesAddUp() {
        var rendition = new RenditionObject("a.jpg/320.jpg", 5, 1, 1);
        Tally one = Tally.of(List.of(ObjectResult.developed(PHOTO, List.of(rendition))));
        Tally other =
                Tally.of(
                        List.of(
                                ObjectResult.without(
                                        PHOTO, Outcome.REJECTED, new Reason("broken", ""))));

        assertThat(one.plus(other))
                .isEqualTo(
                        new Tally(
                                Map.of(Outcome.DEVELOPED, 1L, Outcome.REJECTED, 1L),
                                20,
                                1,
                                5,
                                Map.of("broken", 1L)));
        assertThat(one.plus(other).total()).isEqualTo(2);
        assertThat(one.plus(Tally.NONE)).isEqualTo(one);
    }

    @Test
    void aResultHasRenditionsOrAReasonButNotBoth() {
        assertThatThrownBy(() ->
                        new ObjectResult(
                                PHOTO, Outcome.REJECTED, List.of(), Optional.empty(), List.of()))
                .hasMessageContaining("without a reason");
        assertThatThrownBy(() ->
                        new ObjectResult(
                                PHOTO,
                                Outcome.DEVELOPED,
                                List.of(),
                                Optional.of(new Reason("x", "")),
                                List.of()))
                .hasMessageContaining("with a reason");
    }

    @Test
    void recipesOfOneContentHaveOneHash() throws InvalidDocument {
        Recipe reread = Json.message(Json.text(BuiltInRecipes.web()), Recipe.class);

        assertThat(reread.hash()).isEqualTo(BuiltInRecipes.web().hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void shardIdsReadBack() {
        assertThat(ShardId.parse("2-000017")).isEqualTo(new ShardId(2, 17)).hasToString("2-000017");
        assertThatThrownBy(() -> ShardId.parse("17")).hasMessageContaining("'17'");
    }

    @Test
    void idsAndKeysDoNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            var shard = new ShardId(2, 17);
            var keys = new ControlKeys(new RunName("r"));

            assertThat(ShardId.parse(shard.toString())).isEqualTo(shard);
            assertThat(keys.snapshotPart("1-a", 2)).isEqualTo("runs/r/snapshot/1-a/000002.csv.zst");
            assertThat(keys.manifests(1, 2)).isEqualTo("runs/r/plan/1/manifests-000002.zst");
            assertThat(keys.shardIndex(1)).isEqualTo("runs/r/plan/1/shards.jsonl.gz");
            assertThat(Wave.nameOf(new RunName("r"), 1, 2)).isEqualTo("darkroom-r-e1-w2");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u007fb", "\u0085", "\ufffe", "\ud800"})
    void prefixOfCharactersThatNoMessageCanHoldIsRefused(String prefix) {
        assertThatThrownBy(() -> new BucketPrefix("raw", prefix))
                .hasMessageContaining("U+%04X".formatted(prefix.codePoints().max().getAsInt()));
    }

    @Test
    void prefixIsMeasuredInBytes() {
        assertThat(new BucketPrefix("raw", "é".repeat(256)).prefix()).hasSize(256);
        assertThatThrownBy(() -> new BucketPrefix("raw", "é".repeat(257)))
                .hasMessageContaining("514 bytes");
    }

    @Test
    void finalStatesAreLeftOnlyToBeginAnew() {
        for (RunState state : RunState.values()) {
            var next = EnumSet.noneOf(RunState.class);
            for (RunState candidate : RunState.values()) {
                if (state.canBecome(candidate)) {
                    next.add(candidate);
                }
            }
            assertThat(next).doesNotContain(state);
            if (state.isFinal()) {
                assertThat(EnumSet.of(RunState.AWAITING_CONFIRMATION, RunState.PLANNING))
                        .containsAll(next);
            } else {
                assertThat(next).isNotEmpty();
            }
        }
    }

    @Test
    void aWaveCountsOnlyUnderTheJobIdThatIsKnown() {
        var now = java.time.Instant.EPOCH;
        Wave wave = Wave.written("w1", 2, Capacity.SPOT, 0, now);

        assertThat(with(wave).names("w1", "any")).isTrue();
        assertThat(with(wave.submittedAs("job")).names("w1", "job")).isTrue();
        assertThat(with(wave.submittedAs("job")).names("w1", "other")).isFalse();
        assertThat(with(wave.end()).names("w1", "job")).isFalse();
        assertThat(with(wave).names("w2", "job")).isFalse();
    }

    @Test
    void nothingIsLeftOfATallyThatIsTakenFromItself() {
        var tally =
                new Tally(Map.of(Outcome.FAILED, 1_000L), 5, 6, 7, java.util.Map.of("x", 1_000L));

        assertThat(tally.minus(tally)).isEqualTo(Tally.NONE);
    }

    @Test
    void aCutOffManifestIsRefused() {
        byte[] whole = ShardManifest.write(List.of(PHOTO));

        assertThatThrownBy(() -> ShardManifest.read(java.util.Arrays.copyOf(whole, 20)))
                .hasMessageContaining("cut off");
    }

    private static RunDocument with(Wave wave) {
        var spec =
                new RunSpec(
                        new RunName("r"),
                        new BucketPrefix("raw", ""),
                        Destination.of("processed", ""),
                        BuiltInRecipes.web(),
                        ShardLimits.DEFAULT,
                        WorkerLimits.DEFAULT);
        RunDocument run = RunDocument.created(spec, java.time.Instant.EPOCH);
        return new RunDocument(
                run.version(),
                run.spec(),
                run.state(),
                run.revision(),
                run.epoch(),
                run.lease(),
                run.limits(),
                run.generation(),
                run.redrive(),
                run.estimatedAt(),
                run.snapshot(),
                run.plan(),
                run.queueUrl(),
                run.dispatch(),
                List.of(wave),
                run.spending(),
                run.tally(),
                run.judged(),
                run.reason(),
                run.createdAt(),
                run.changedAt(),
                run.closed());
    }
}
