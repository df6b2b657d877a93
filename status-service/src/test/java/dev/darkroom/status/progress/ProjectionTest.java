package dev.darkroom.status.progress;

import static dev.darkroom.status.testing.Events.START;
import static dev.darkroom.status.testing.Events.deadLetterSeen;
import static dev.darkroom.status.testing.Events.freshRun;
import static dev.darkroom.status.testing.Events.jobsSeen;
import static dev.darkroom.status.testing.Events.reported;
import static dev.darkroom.status.testing.Events.tally;
import static dev.darkroom.status.testing.Redrives.failed;
import static dev.darkroom.status.testing.Redrives.redriven;
import static dev.darkroom.status.testing.Redrives.reportedAgain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.StatusEvent;
import dev.darkroom.contracts.Tally;
import dev.darkroom.status.progress.Change.RunRevised;
import dev.darkroom.status.progress.Change.ShardCounted;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProjectionTest {
    private final RunName run = freshRun();

    @Test
    void aShardBringsWhatItSupersedes() {
        var shard = new ShardId(1, 4);

        assertThat(Projection.change(reportedAgain(run, shard, tally(2, 0), failed(2), 9)))
                .contains(
                        new ShardCounted(run, shard, tally(2, 0), failed(2), START.plusSeconds(9)));
        assertThat(Projection.change(reported(run, shard, 2, 0, START)))
                .contains(new ShardCounted(run, shard, tally(2, 0), Tally.NONE, START));
    }

    @Test
    void aRevisionBringsThePlanOfTheGenerationAndTheObjectsOfTheRun() {
        var change = Projection.change(redriven(run, 5, RunState.RUNNING, 1, 3, 20, 400));

        assertThat(change)
                .get()
                .isInstanceOfSatisfying(
                        RunRevised.class,
                        revised -> {
                            assertThat(revised.revision().objects()).contains(400L);
                            assertThat(revised.revision().plan().map(Plan::objects)).contains(20L);
                        });
    }

    @Test
    void whatChangesNothingIsCountedByItsKind() {
        var unknown = new StatusEvent.Unknown();

        Changes changes =
                Projection.changes(
                        List.of(unknown, jobsSeen(run), deadLetterSeen(), reported(run, 0, 1, 0)));

        assertThat(changes.list()).hasSize(1);
        assertThat(changes.passedOver()).isEqualTo(2);
        assertThat(changes.unknown()).isOne();
    }

    @Test
    void aNegativeCountOfWhatIsSupersededIsRefused() {
        assertThatThrownBy(() ->
                        Projection.change(
                                reportedAgain(run, new ShardId(1, 0), Tally.NONE, failed(-3), 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("FAILED is negative: -3");
    }

    @Test
    void ofARedriveWhoseObjectsAreNotToldTheLedgerIsNeverComplete() {
        var told = redriven(run, 5, RunState.COMPLETED, 1, 1, 2, 10);
        var untold =
                new StatusEvent.RunChanged(
                        run,
                        5,
                        told.state(),
                        told.recipe(),
                        told.plan(),
                        Optional.empty(),
                        told.reason(),
                        told.createdAt(),
                        told.at());
        var shard = reportedAgain(run, new ShardId(1, 0), tally(2, 0), Tally.NONE, 9);

        RunProgress progress = RunProgress.unheard(run);
        for (StatusEvent event : List.of(untold, shard)) {
            progress = Projection.merge(progress, Projection.change(event).orElseThrow());
        }

        assertThat(progress.objects()).isEmpty();
        assertThat(progress.isLedgerComplete()).isFalse();
    }
}
