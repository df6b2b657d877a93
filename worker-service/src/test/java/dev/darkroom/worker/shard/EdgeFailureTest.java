package dev.darkroom.worker.shard;

import static dev.darkroom.worker.shard.Samples.developed;
import static dev.darkroom.worker.shard.Samples.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Reason;
import dev.darkroom.worker.edge.EdgeFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Edges that fail: once, for good, or for want of permission.
class EdgeFailureTest {
    private static final ShardAction.HandBack SOON =
            new ShardAction.HandBack(Duration.ofSeconds(30));

    @Test
    void stepIsTriedAgainLaterEachTime() {
        var drive = Drive.opened(1);
        drive.develop(0);
        var write = drive.only(ShardAction.WriteReport.class);
        for (int seconds : new int[] {1, 2, 4, 8}) {
            assertThat(drive.fail(write, EdgeFailure.TRANSIENT)).isEmpty();
            drive.pass(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(drive.actions()).isEmpty();
            drive.pass(Duration.ofMillis(1));
            assertThat(drive.actions())
                    .as("the same report, to the instant")
                    .containsExactly(write);
        }
        drive.fail(write, EdgeFailure.TRANSIENT);
        drive.tell(new ShardEvent.CheckpointSaved());
        assertThat(drive.actions()).containsExactly(SOON);
    }

    @Test
    void reportThatCannotBeWrittenLeavesItsResultsInTheCheckpoint() {
        var drive = Drive.opened(1);
        drive.develop(0);
        drive.fail(drive.only(ShardAction.WriteReport.class), EdgeFailure.PERMANENT);
        assertThat(drive.only(ShardAction.SaveCheckpoint.class).results())
                .containsExactly(developed(object(0)));
    }

    @Test
    void messageIsNotDeletedUnlessTheEventIsPublished() {
        var drive = new Drive(1);
        drive.tell(new ShardEvent.Received());
        drive.tell(new ShardEvent.ReportFound(Samples.stampOfAnother()));
        drive.fail(drive.only(ShardAction.Publish.class), EdgeFailure.PERMANENT);
        assertThat(drive.actions())
                .containsExactly(new ShardAction.HandBack(Drive.LIMITS.visibility()));
    }

    @Test
    void messageThatCannotBeDeletedIsLeftSinceItsReportStands() {
        var drive = new Drive(1);
        drive.tell(new ShardEvent.Received());
        drive.tell(new ShardEvent.ReportFound(Samples.stampOfAnother()));
        drive.tell(new ShardEvent.Published());
        drive.fail(new ShardAction.DeleteMessage(), EdgeFailure.PERMANENT);
        assertThat(drive.only(ShardAction.End.class).ending()).isEqualTo(Ending.REPORTED);
    }

    @Test
    void deniedControlBucketEndsInHandBackAndAccessDenied() {
        var drive = new Drive(1);
        drive.tell(new ShardEvent.Received());
        drive.fail(new ShardAction.FindReport(), EdgeFailure.ACCESS_DENIED);
        assertThat(drive.actions()).containsExactly(SOON);
        drive.tell(new ShardEvent.HandedBack());
        assertThat(drive.actions())
                .containsExactly(new ShardAction.End(Ending.ACCESS_DENIED, "the edge failed"));
    }

    @Test
    void deniedDestinationFailsNoObject() {
        var drive = Drive.opened(10);
        drive.develop(0);
        drive.fail(new ShardAction.DevelopObject(1, object(1)), EdgeFailure.ACCESS_DENIED);
        assertThat(drive.actions())
                .containsExactly(
                        new ShardAction.Abandon(),
                        new ShardAction.SaveCheckpoint(List.of(developed(object(0)))));
        drive.tell(new ShardEvent.CheckpointSaved());
        drive.fail(drive.only(ShardAction.HandBack.class), EdgeFailure.TRANSIENT);
        assertThat(drive.only(ShardAction.End.class).ending()).isEqualTo(Ending.ACCESS_DENIED);
    }

    @Test
    void oneDeniedObjectIsFailed() {
        var drive = Drive.opened(2);
        drive.tell(denied(0));
        drive.develop(1);
        assertThat(drive.only(ShardAction.WriteReport.class).results()).hasSize(2);
    }

    @Test
    void shardOfOneDeniedObjectIsReported() {
        var drive = Drive.opened(1);
        drive.tell(denied(0));
        assertThat(drive.only(ShardAction.WriteReport.class).results()).hasSize(1);
    }

    @Test
    void shardWhoseObjectsAreAllDeniedIsNotReported() {
        var drive = Drive.opened(2);
        drive.tell(denied(1));
        drive.tell(denied(0));
        assertThat(drive.actions()).containsExactly(SOON);
        drive.tell(new ShardEvent.HandedBack());
        assertThat(drive.only(ShardAction.End.class).ending()).isEqualTo(Ending.ACCESS_DENIED);
    }

    @Test
    void unforeseenFailureCostsOneObject() {
        var drive = Drive.opened(2);
        drive.fail(new ShardAction.DevelopObject(0, object(0)), EdgeFailure.PERMANENT);
        drive.develop(1);
        assertThat(drive.only(ShardAction.WriteReport.class).results())
                .first()
                .isEqualTo(
                        ObjectResult.without(
                                object(0),
                                Outcome.FAILED,
                                new Reason(ReasonCodes.UNEXPECTED, "the edge failed")));
    }

    @Test
    void workersOwnTroubleFailsNoObject() {
        var drive = Drive.opened(10);
        drive.develop(0);
        drive.fail(new ShardAction.DevelopObject(1, object(1)), EdgeFailure.TRANSIENT);
        assertThat(drive.actions())
                .containsExactly(
                        new ShardAction.Abandon(),
                        new ShardAction.SaveCheckpoint(List.of(developed(object(0)))));
        drive.tell(new ShardEvent.CheckpointSaved());
        assertThat(drive.actions()).containsExactly(SOON);
        drive.tell(new ShardEvent.HandedBack());
        assertThat(drive.only(ShardAction.End.class).ending()).isEqualTo(Ending.HANDED_BACK);
    }

    @Test
    void failureOfAStepThatIsOverIsPassedOver() {
        var drive = Drive.opened(2);
        assertThat(drive.fail(new ShardAction.FindReport(), EdgeFailure.PERMANENT)).isEmpty();
        assertThat(drive.fail(new ShardAction.HandBack(Duration.ZERO), EdgeFailure.PERMANENT))
                .isEmpty();
        drive.develop(0);
        drive.develop(1);
        assertThat(drive.only(ShardAction.WriteReport.class).results()).hasSize(2);
    }

    private static ShardEvent.ObjectDone denied(int index) {
        return new ShardEvent.ObjectDone(
                index, Samples.failed(object(index), ReasonCodes.ACCESS_DENIED));
    }
}
