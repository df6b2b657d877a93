package dev.darkroom.worker.shard;

import static dev.darkroom.worker.shard.Samples.developed;
import static dev.darkroom.worker.shard.Samples.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.worker.edge.EdgeFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a session saves, when, and what it makes of what another saved.
class CheckpointingTest {
    private static final Duration EVERY = Duration.ofSeconds(30);

    @Test
    void resultsOfACheckpointAreKeptAndNotDoneAgain() {
        var drive = Drive.opened(3, developed(object(0)), developed(object(2)));
        assertThat(drive.taken()).containsExactly(1);
        drive.develop(1);
        assertThat(drive.only(ShardAction.WriteReport.class).results())
                .containsExactly(developed(object(0)), developed(object(1)), developed(object(2)));
    }

    @Test
    void completeCheckpointLeadsToTheReportAtOnce() {
        var drive = Drive.opened(1, developed(object(0)));
        assertThat(drive.only(ShardAction.WriteReport.class).results()).hasSize(1);
    }

    @Test
    void resultsOfOtherObjectsOrOtherEtagsArePassedOver() {
        var before = new SourceObject("photo-0.jpg", Optional.empty(), 100, "an-older-etag");
        var drive = Drive.opened(2, developed(before), developed(object(9)));
        assertThat(drive.taken()).containsExactly(0, 1);
    }

    @Test
    void savesEveryHalfMinuteWhatIsNew() {
        var drive = Drive.opened(5);
        drive.develop(0);
        drive.pass(EVERY.minusSeconds(1));
        assertThat(drive.actions()).isEmpty();
        drive.pass(Duration.ofSeconds(1));
        assertThat(drive.only(ShardAction.SaveCheckpoint.class).results())
                .containsExactly(developed(object(0)));
    }

    @Test
    void savesNothingWithoutNews() {
        var drive = Drive.opened(3, developed(object(0)));
        drive.pass(EVERY.multipliedBy(5));
        assertThat(saves(drive)).isEmpty();
    }

    @Test
    void neverSavesTwoAtATime() {
        var drive = Drive.opened(5);
        drive.develop(0);
        drive.pass(EVERY);
        assertThat(saves(drive)).hasSize(1);
        drive.develop(1);
        drive.pass(EVERY.multipliedBy(3));
        assertThat(saves(drive)).isEmpty();
        drive.tell(new ShardEvent.CheckpointSaved());
        assertThat(saves(drive))
                .containsExactly(List.of(developed(object(0)), developed(object(1))));
    }

    @Test
    void failureToSaveIsHarmless() {
        var drive = Drive.opened(3);
        drive.develop(0);
        drive.pass(EVERY);
        drive.fail(drive.only(ShardAction.SaveCheckpoint.class), EdgeFailure.ACCESS_DENIED);
        assertThat(drive.actions()).isEmpty();
        drive.develop(1);
        drive.pass(EVERY);
        assertThat(saves(drive)).hasSize(1);
        drive.develop(2);
        assertThat(drive.only(ShardAction.WriteReport.class).results()).hasSize(3);
    }

    @Test
    void failedObjectsAreNotSavedSoThatTheNextWorkerTriesThemAgain() {
        var drive = Drive.opened(5);
        drive.tell(new ShardEvent.ObjectDone(0, Samples.failed(object(0), "slow-down")));
        drive.develop(1);
        drive.pass(EVERY);
        assertThat(drive.only(ShardAction.SaveCheckpoint.class).results())
                .containsExactly(developed(object(1)));
    }

    private static List<List<ObjectResult>> saves(Drive drive) {
        return drive.actions().stream()
                .filter(ShardAction.SaveCheckpoint.class::isInstance)
                .map(save -> ((ShardAction.SaveCheckpoint) save).results())
                .toList();
    }
}
