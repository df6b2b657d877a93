package dev.darkroom.worker.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.contracts.Destination;
import dev.darkroom.contracts.KeyTemplate;
import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Reason;
import dev.darkroom.contracts.RenditionObject;
import dev.darkroom.contracts.RenditionStorage;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.worker.edge.EdgeException;
import dev.darkroom.worker.edge.EdgeFailure;
import dev.darkroom.worker.storage.InMemoryRenditions;
import dev.darkroom.worker.storage.InMemorySourceObjects;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectProcessorTest {
    private static final Target TARGET =
            new Target(
                    "raw",
                    new Destination("processed", "web/", KeyTemplate.TREE),
                    BuiltInRecipes.web(),
                    BuiltInRecipes.web().hash());
    private static final SourceObject SOURCE = Samples.object(1);

    private final InMemorySourceObjects sources = new InMemorySourceObjects();
    private final InMemoryRenditions renditions = new InMemoryRenditions();
    private final FakeImagers imagers = new FakeImagers();
    @TempDir private Path scratch;
    private ObjectProcessor processor;

    @BeforeEach
    void build() {
        processor = processor(scratch);
    }

    @AfterEach
    void scratchIsEmptyWhateverHappened() {
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void storesEveryRenditionUnderItsKeyAndLabelsIt() throws InterruptedException {
        ObjectResult result = processor.process(TARGET, SOURCE);
        assertThat(result.outcome()).isEqualTo(Outcome.DEVELOPED);
        assertThat(result.renditions())
                .containsExactly(
                        new RenditionObject("web/photo-1.jpg/320.jpg", 9, 3, 2),
                        new RenditionObject("web/photo-1.jpg/1024.jpg", 10, 3, 2),
                        new RenditionObject("web/photo-1.jpg/2048.jpg", 10, 3, 2));
        var stored = renditions.stored().get("web/photo-1.jpg/320.jpg");
        assertThat(stored.bucket()).isEqualTo("processed");
        assertThat(stored.text()).isEqualTo("photo 320");
        assertThat(stored.label().contentType()).isEqualTo("image/jpeg");
        assertThat(stored.label().cacheControl()).isEqualTo(Destination.CACHE_CONTROL);
        assertThat(stored.label().storageClass()).isEqualTo(RenditionStorage.STANDARD);
        assertThat(stored.label().metadata())
                .containsEntry("darkroom-source-etag", "e1")
                .containsEntry("darkroom-recipe", BuiltInRecipes.web().hash());
    }

    @Test
    void sourceThatIsMissedIsNotDeveloped() throws InterruptedException {
        sources.miss(SOURCE.key(), Outcome.CHANGED, "precondition-failed");
        assertThat(processor.process(TARGET, SOURCE))
                .extracting(ObjectResult::outcome, it -> it.reason().map(Reason::code))
                .containsExactly(Outcome.CHANGED, Optional.of("precondition-failed"));
        assertThat(renditions.stored()).isEmpty();
    }

    @Test
    void photosOwnFaultIsRejected() throws InterruptedException {
        imagers.reject("broken");
        assertThat(processor.process(TARGET, SOURCE))
                .extracting(ObjectResult::outcome, it -> it.reason().map(Reason::code))
                .containsExactly(Outcome.REJECTED, Optional.of("broken"));
    }

    @Test
    void failureThatPassesIsNoResult() throws InterruptedException {
        imagers.fail("imager-failed", 2);
        assertThat(processor.process(TARGET, SOURCE).outcome()).isEqualTo(Outcome.DEVELOPED);
    }

    @Test
    void failureThatStaysIsFailed() throws InterruptedException {
        imagers.fail("imager-killed", 3);
        assertThat(processor.process(TARGET, SOURCE))
                .extracting(ObjectResult::outcome, it -> it.reason().map(Reason::code))
                .containsExactly(Outcome.FAILED, Optional.of("imager-killed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scratch-full", "scratch-unavailable", "imager-unavailable"})
    void workersOwnTroubleIsNoResult(String code) {
        imagers.answer(FakeImagers.failed(code));
        assertThatThrownBy(() -> processor.process(TARGET, SOURCE))
                .isInstanceOfSatisfying(
                        EdgeException.class,
                        e -> assertThat(e.failure()).isEqualTo(EdgeFailure.TRANSIENT))
                .hasMessageContaining(SOURCE.key())
                .hasMessageContaining(code);
    }

    @Test
    void deniedObjectIsNotTriedAgain() throws InterruptedException {
        sources.miss(SOURCE.key(), Outcome.FAILED, ReasonCodes.ACCESS_DENIED);
        assertThat(processor.process(TARGET, SOURCE).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(sources.downloads()).isEqualTo(1);
    }

    @Test
    void renditionThatCannotBeStoredIsFailed() throws InterruptedException {
        renditions.refuse(new Reason("slow-down", "try later"));
        assertThat(processor.process(TARGET, SOURCE))
                .isEqualTo(
                        ObjectResult.without(
                                SOURCE, Outcome.FAILED, new Reason("slow-down", "try later")));
    }

    @Test
    void deniedDestinationSaysNothingAboutTheObject() {
        renditions.deny();
        assertThatThrownBy(() -> processor.process(TARGET, SOURCE))
                .isInstanceOf(EdgeException.class);
    }

    @Test
    void keyThatS3WouldRefuseIsRejectedBeforeAnythingIsDownloaded() throws InterruptedException {
        var source = new SourceObject("é".repeat(508), Optional.empty(), 1, "e");
        sources.miss(source.key(), Outcome.GONE, "no-such-key");
        assertThat(processor.process(TARGET, source))
                .extracting(ObjectResult::outcome, it -> it.reason().map(Reason::code))
                .containsExactly(Outcome.REJECTED, Optional.of(ReasonCodes.KEY_TOO_LONG));
    }

    @Test
    void scratchThatIsGoneIsTheWorkersOwnTrouble() {
        var lost = processor(scratch.resolve("lost"));
        assertThatThrownBy(() -> lost.process(TARGET, SOURCE))
                .isInstanceOf(EdgeException.class)
                .hasMessageContaining("scratch-unavailable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scratch-full", "scratch-unavailable"})
    void memoryThatIsFullIsNoFailure(String code, @TempDir Path memory)
            throws InterruptedException {
        var tiers =
                ScratchTiers.of(scratch, Optional.of(new MemoryScratch(memory, 1 << 20, 1 << 20)));
        var tiered = new ObjectProcessor(sources, renditions, imagers, tiers, Duration.ofDays(1));
        imagers.fail(code, 1);
        assertThat(tiered.process(TARGET, SOURCE).outcome()).isEqualTo(Outcome.DEVELOPED);
        assertThat(imagers.folders())
                .satisfiesExactly(
                        first -> assertThat(first).startsWithRaw(memory),
                        second -> assertThat(second).startsWithRaw(scratch));
        assertThat(memory).isEmptyDirectory();
        assertThat(tiers.memoryLeft()).isEqualTo(1 << 20);
    }

    private ObjectProcessor processor(Path folder) {
        return new ObjectProcessor(
                sources, renditions, imagers, ScratchTiers.onDisk(folder), Duration.ofMillis(1));
    }
}
