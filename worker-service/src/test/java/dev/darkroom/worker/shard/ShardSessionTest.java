package dev.darkroom.worker.shard;

import static dev.darkroom.worker.shard.Samples.developed;
import static dev.darkroom.worker.shard.Samples.object;
import static dev.darkroom.worker.shard.Samples.stampOfAnother;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.ManifestRange;
import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.PlannedShard;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.contracts.Tally;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The main line: from the job message to the report, the event and the message's deletion.
class ShardSessionTest {

    @Test
    void goesFromMessageToReportInProtocolsOrder() {
        var drive = new Drive(2);
        assertThat(drive.tell(new ShardEvent.Received()))
                .containsExactly(new ShardAction.FindReport());
        assertThat(drive.tell(new ShardEvent.NoReport()))
                .containsExactly(new ShardAction.OpenShard());
        assertThat(drive.tell(new ShardEvent.Opened(Samples.objects(2), List.of())))
                .containsExactly(
                        new ShardAction.DevelopObject(0, object(0)),
                        new ShardAction.DevelopObject(1, object(1)));
        assertThat(drive.develop(1)).isEmpty();
        drive.develop(0);
        var report = drive.only(ShardAction.WriteReport.class);
        drive.tell(new ShardEvent.ReportWritten(report.stamp()));
        var event = report.stamp().event(Samples.RUN, Samples.SHARD);
        assertThat(drive.actions()).containsExactly(new ShardAction.Publish(event));
        assertThat(drive.tell(new ShardEvent.Published()))
                .containsExactly(new ShardAction.DeleteMessage());
        assertThat(drive.tell(new ShardEvent.MessageDeleted()))
                .containsExactly(new ShardAction.End(Ending.REPORTED, "reported"));
        assertThat(drive.session().wakeAt()).isEmpty();
    }

    @Test
    void reportHoldsOneResultForEachObjectInTheManifestsOrder() {
        var drive = Drive.opened(3);
        drive.develop(2);
        drive.develop(0);
        drive.tell(new ShardEvent.ObjectDone(1, Samples.failed(object(1), "slow-down")));
        var report = drive.only(ShardAction.WriteReport.class);
        assertThat(report.results())
                .extracting(ObjectResult::source)
                .containsExactlyElementsOf(Samples.objects(3));
        assertThat(report.stamp().tally().count(Outcome.DEVELOPED)).isEqualTo(2);
        assertThat(report.stamp().tally().count(Outcome.FAILED)).isEqualTo(1);
        assertThat(report.stamp().reportedAt()).isEqualTo(drive.now());
    }

    @Test
    void reportOfARedrivenShardTellsWhatItSupersedes() {
        var before = Tally.of(List.of(Samples.failed(object(0), "slow-down")));
        var range = new ManifestRange("runs/uploads/plan/2/manifests-000000.gz", "etag", 0, 10);
        var shard =
                new PlannedShard(
                        new ShardId(1, 0), range, 1, 100, false, java.util.Optional.of(before));
        var drive = new Drive(JobMessage.of(Samples.RUN, 2, shard), Drive.LIMITS);
        drive.tell(new ShardEvent.Received());
        drive.tell(new ShardEvent.NoReport());
        drive.tell(new ShardEvent.Opened(Samples.objects(1), List.of()));

        drive.develop(0);

        var stamp = drive.only(ShardAction.WriteReport.class).stamp();
        assertThat(stamp.supersedes()).contains(before);
        assertThat(stamp.event(Samples.RUN, shard.id()).supersedes()).contains(before);
    }

    @Test
    void reportThatStandsIsPublishedAndTheMessageDeleted() {
        var drive = new Drive(2);
        drive.tell(new ShardEvent.Received());
        drive.tell(new ShardEvent.ReportFound(stampOfAnother()));
        assertThat(drive.only(ShardAction.Publish.class).event().tally())
                .isEqualTo(stampOfAnother().tally());
        assertThat(drive.tell(new ShardEvent.Published()))
                .containsExactly(new ShardAction.DeleteMessage());
    }

    @Test
    void publishesTheStampOfWhoeverWasFirst() {
        var drive = Drive.opened(1);
        drive.develop(0);
        drive.tell(new ShardEvent.ReportExists(stampOfAnother()));
        var event = drive.only(ShardAction.Publish.class).event();
        assertThat(event.tally()).isEqualTo(stampOfAnother().tally());
        assertThat(event.reportedAt()).isEqualTo(stampOfAnother().reportedAt());
    }

    @Test
    void takesNoMoreThanTheWindow() {
        var drive = Drive.opened(5);
        assertThat(drive.taken()).containsExactly(0, 1, 2);
        drive.develop(1);
        assertThat(drive.taken()).containsExactly(3);
    }

    @Test
    void takesNoMoreBytesThanScratchHolds() {
        var limits = SessionLimits.of(3, 250);
        var drive = Drive.opened(limits, Samples.objects(4));
        assertThat(drive.taken()).containsExactly(0, 1);
        drive.develop(0);
        assertThat(drive.taken()).containsExactly(2);
    }

    @Test
    void takesAnObjectLargerThanScratchsBoundAlone() {
        var large = new SourceObject("large.tif", Optional.empty(), 10_000, "e");
        var drive = Drive.opened(SessionLimits.of(3, 250), List.of(object(0), large, object(2)));
        assertThat(drive.taken()).containsExactly(0);
        drive.develop(0);
        assertThat(drive.taken()).containsExactly(1);
        drive.tell(new ShardEvent.ObjectDone(1, developed(large)));
        assertThat(drive.taken()).containsExactly(2);
    }

    @Test
    void answersToldTwiceChangeNothing() {
        var drive = Drive.opened(2);
        drive.develop(0);
        assertThat(drive.develop(0)).isEmpty();
        assertThat(drive.tell(new ShardEvent.NoReport())).isEmpty();
        assertThat(drive.tell(new ShardEvent.Opened(Samples.objects(2), List.of()))).isEmpty();
        assertThat(drive.tell(new ShardEvent.Received())).isEmpty();
        drive.develop(1);
        assertThat(drive.only(ShardAction.WriteReport.class).results()).hasSize(2);
        assertThat(drive.develop(1)).isEmpty();
    }

    @Test
    void resultOfAnotherObjectIsRefused() {
        var drive = Drive.opened(2);
        assertThatThrownBy(() -> drive.tell(new ShardEvent.ObjectDone(0, developed(object(1)))))
                .hasMessage(
                        "result of photo-1.jpg was told for object 0 of the shard, photo-0.jpg");
    }

    @Test
    void manifestOfAnotherLengthIsNotDeveloped() {
        var drive = new Drive(3);
        drive.tell(new ShardEvent.Received());
        drive.tell(new ShardEvent.NoReport());
        assertThat(drive.tell(new ShardEvent.Opened(Samples.objects(2), List.of())))
                .containsExactly(new ShardAction.HandBack(Drive.LIMITS.visibility()));
    }
}
