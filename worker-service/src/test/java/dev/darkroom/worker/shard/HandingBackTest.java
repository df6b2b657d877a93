package dev.darkroom.worker.shard;

import static dev.darkroom.worker.shard.Samples.developed;
import static dev.darkroom.worker.shard.Samples.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.worker.edge.EdgeFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Drains, stalls and SQS' twelve hours.
class HandingBackTest {
    private static final ShardAction.HandBack AT_ONCE = new ShardAction.HandBack(Duration.ZERO);

    @Test
    void drainFinishesWhatIsInHandSavesItAndHandsBack() {
        var drive = Drive.opened(10);
        assertThat(drain(drive, Duration.ofMinutes(1))).isEmpty();
        assertThat(drive.develop(0)).isEmpty();
        assertThat(drive.develop(2)).isEmpty();
        assertThat(drive.develop(1))
                .containsExactly(
                        new ShardAction.SaveCheckpoint(
                                List.of(
                                        developed(object(0)),
                                        developed(object(1)),
                                        developed(object(2)))));
        assertThat(drive.tell(new ShardEvent.CheckpointSaved())).containsExactly(AT_ONCE);
        assertThat(drive.tell(new ShardEvent.HandedBack()))
                .containsExactly(new ShardAction.End(Ending.HANDED_BACK, "SIGTERM"));
    }

    @Test
    void drainGivesUpWhatIsStillInHandAtItsDeadline() {
        var drive = Drive.opened(10);
        drive.develop(0);
        drain(drive, Duration.ofSeconds(12));
        drive.pass(Duration.ofSeconds(12));
        assertThat(drive.actions())
                .containsExactly(
                        new ShardAction.Abandon(),
                        new ShardAction.SaveCheckpoint(List.of(developed(object(0)))));
        assertThat(drive.develop(1)).isEmpty();
    }

    @Test
    void drainEndsInTimeEvenWhenNoEdgeAnswersAnyMore() {
        var drive = Drive.opened(10);
        drive.develop(0);
        drain(drive, Duration.ofSeconds(12));
        drive.pass(Duration.ofSeconds(12).plus(ShardSession.LAST_STEP.multipliedBy(2)));
        assertThat(drive.actions())
                .endsWith(AT_ONCE, new ShardAction.End(Ending.HANDED_BACK, "SIGTERM"));
    }

    @Test
    void drainWritesTheReportWhenTheLastObjectsWereInHand() {
        var drive = Drive.opened(1);
        drain(drive, Duration.ofMinutes(1));
        drive.develop(0);
        assertThat(drive.only(ShardAction.WriteReport.class).results()).hasSize(1);
    }

    @Test
    void drainBeforeTheShardIsOpenHandsBackAtOnce() {
        var drive = new Drive(3);
        drive.tell(new ShardEvent.Received());
        assertThat(drain(drive, Duration.ofMinutes(1))).containsExactly(AT_ONCE);
        assertThat(drive.tell(new ShardEvent.NoReport())).isEmpty();
    }

    @Test
    void drainWhileACheckpointIsUnderWayWaitsForItAndSavesTheRest() {
        var drive = Drive.opened(10);
        drive.develop(0);
        drive.pass(Duration.ofSeconds(30));
        drain(drive, Duration.ofSeconds(12));
        drive.develop(1);
        drive.develop(2);
        drive.develop(3);
        assertThat(drive.actions()).isEmpty();
        drive.tell(new ShardEvent.CheckpointSaved());
        assertThat(drive.only(ShardAction.SaveCheckpoint.class).results()).hasSize(4);
        assertThat(drive.tell(new ShardEvent.CheckpointSaved())).containsExactly(AT_ONCE);
    }

    @Test
    void visibilityIsExtendedWhileObjectsAreFinished() {
        var drive = Drive.opened(10);
        for (int index = 0; index < 9; index++) {
            drive.pass(Duration.ofMinutes(5));
            assertThat(drive.actions())
                    .filteredOn(ShardAction.ExtendVisibility.class::isInstance)
                    .hasSizeGreaterThanOrEqualTo(5)
                    .containsOnly(new ShardAction.ExtendVisibility(Duration.ofMinutes(2)));
            drive.develop(index);
            drive.tell(new ShardEvent.CheckpointSaved());
        }
    }

    @Test
    void withoutProgressTheShardIsHandedBack() {
        var drive = Drive.opened(10);
        drive.pass(Drive.LIMITS.stall());
        assertThat(drive.actions()).contains(new ShardAction.Abandon(), AT_ONCE);
        drive.tell(new ShardEvent.HandedBack());
        assertThat(drive.actions())
                .containsExactly(new ShardAction.End(Ending.HANDED_BACK, "no progress for PT10M"));
    }

    @Test
    void failedExtensionIsTriedAgainSoon() {
        var drive = Drive.opened(10);
        drive.pass(Duration.ofSeconds(39));
        drive.tell(new ShardEvent.Tick());
        assertThat(drive.actions()).isEmpty();
        drive.pass(Duration.ofSeconds(1));
        drive.fail(drive.only(ShardAction.ExtendVisibility.class), EdgeFailure.TRANSIENT);
        drive.pass(Duration.ofSeconds(5));
        assertThat(drive.actions()).hasSize(1);
    }

    @Test
    void messageThatIsNoLongerOursIsNotWorkedOnFurther() {
        var drive = Drive.opened(10);
        drive.pass(Duration.ofSeconds(40));
        drive.fail(drive.only(ShardAction.ExtendVisibility.class), EdgeFailure.PERMANENT);
        drive.develop(0);
        assertThat(drive.taken()).isEmpty();
        drive.tell(new ShardEvent.CheckpointSaved());
        drive.develop(1);
        drive.develop(2);
        assertThat(drive.only(ShardAction.SaveCheckpoint.class).results()).hasSize(3);
    }

    @Test
    void handsBackBeforeSqsTwelveHours() {
        var limits =
                Drive.LIMITS.withTimes(
                        Duration.ofMinutes(30), Duration.ofHours(24), Duration.ofHours(13));
        var drive = Drive.opened(limits, Samples.objects(10));
        drive.pass(Duration.ofHours(11).minusSeconds(1));
        assertThat(drive.develop(0)).hasSize(1);
        drive.pass(Duration.ofSeconds(1));
        assertThat(drive.develop(1)).as("nothing new is taken").isEmpty();
        drive.pass(Duration.ofMinutes(30));
        assertThat(drive.actions()).contains(new ShardAction.Abandon());
        drive.tell(new ShardEvent.CheckpointSaved());
        assertThat(drive.actions()).containsExactly(AT_ONCE);
    }

    private static List<ShardAction> drain(Drive drive, Duration within) {
        return drive.tell(new ShardEvent.Drain("SIGTERM", drive.now().plus(within)));
    }
}
