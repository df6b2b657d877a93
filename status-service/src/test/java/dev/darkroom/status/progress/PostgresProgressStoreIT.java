package dev.darkroom.status.progress;

import static dev.darkroom.status.testing.Events.START;
import static dev.darkroom.status.testing.Events.freshRun;
import static dev.darkroom.status.testing.Events.ofRun;
import static dev.darkroom.status.testing.Events.reported;
import static dev.darkroom.status.testing.Events.tally;
import static dev.darkroom.status.testing.Redrives.failed;
import static dev.darkroom.status.testing.Redrives.redriven;
import static dev.darkroom.status.testing.Redrives.reportedAgain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.StatusEvent.ShardReported;
import dev.darkroom.contracts.StatusEvent.WaveSubmitted;
import dev.darkroom.contracts.Tally;
import dev.darkroom.status.testing.TestPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PostgresProgressStoreIT extends ProgressStoreContract {
    private static TestPostgres postgres;

    private final ProgressStore store =
            new PostgresProgressStore(new PostgresDatabase(postgres.connections()));

    @BeforeAll
    static void start() throws IOException {
        postgres = TestPostgres.start();
        postgres.migrate();
    }

    @BeforeEach
    void empty() throws SQLException {
        postgres.empty();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Override
    ProgressStore store() {
        return store;
    }

    @Override
    int rounds() {
        return 8;
    }

    @Test
    void totalsAreTheSumsOfTheShardsInserted() throws SQLException {
        store.apply(ofRun(freshRun(), 30));
        store.apply(ofRun(freshRun(), 7));

        String differing =
                postgres.ask(
                        """
                        select count(*) from run_progress r join
                            (select run, count(*) as shards, sum(source_bytes) as bytes
                             from shard_tally group by run) s using (run)
                        where r.shards_reported <> s.shards
                            or (r.totals ->> 'sourceBytes')::bigint <> s.bytes
                        """);

        assertThat(differing).isEqualTo("0");
        assertThat(postgres.ask("select count(*) from shard_tally")).isEqualTo("37");
    }

    @Test
    void rowsOfTheVersionBeforeGenerationsReadOn() throws Exception {
        RunName run = freshRun();
        RunName unheard = freshRun();
        try (var before = TestPostgres.start()) {
            before.migrateTo("1");
            before.execute(
                    """
                    insert into run_progress (run, revision, state, recipe, plan, created_at,
                        changed_at, totals, shards_reported, first_report_at, last_report_at, final)
                    values ('%1$s', 3, 'COMPLETED_WITH_FAILURES', 'web',
                        '{"epoch":1,"generation":0,"shards":2,"objects":20,"bytes":20000}',
                        '2026-11-01T08:00:00Z', '2026-11-01T08:00:03Z',
                        '{"objects":{"developed":18,"failed":2},"sourceBytes":20000,
                          "renditions":54,"renditionBytes":1800,"reasons":{"throttled":2}}',
                        2, '2026-11-01T08:01:00Z', '2026-11-01T08:01:01Z', true);
                    insert into run_progress (run) values ('%2$s');
                    insert into shard_tally values
                        ('%1$s', 0, 0, 10, 10000, '2026-11-01T08:01:00Z'),
                        ('%1$s', 0, 1, 10, 10000, '2026-11-01T08:01:01Z');
                    """
                            .formatted(run, unheard));
            before.migrate();
            var migrated = new PostgresProgressStore(new PostgresDatabase(before.connections()));

            RunProgress old = migrated.find(run).orElseThrow();
            assertThat(old.isLedgerComplete()).isTrue();
            assertThat(old.generation()).isZero();
            assertThat(old.shardsReported()).isEqualTo(2);
            assertThat(old.objectsReported()).isEqualTo(20);
            assertThat(old.bytesReported()).isEqualTo(20_000);
            assertThat(migrated.find(unheard)).contains(RunProgress.unheard(unheard));

            migrated.apply(
                    List.of(
                            redriven(run, 5, RunState.COMPLETED, 1, 1, 2, 20),
                            reportedAgain(run, new ShardId(1, 0), tally(2, 0), failed(2), 90),
                            reported(run, new ShardId(0, 1), 10, 0, START)));

            RunProgress again = migrated.find(run).orElseThrow();
            assertThat(again.isLedgerComplete()).isTrue();
            assertThat(again.totals()).isEqualTo(tally(20, 0));
            assertThat(again.shardsReported()).isOne();
        }
    }

    @Test
    void whatIsRefusedUndoesTheWholeCommit() {
        RunName run = freshRun();
        var nul = new WaveSubmitted(run, "wave \0", "job", 1, START);

        assertThatThrownBy(() -> store.apply(List.of(reported(run, 0, 1, 0), nul)))
                .asInstanceOf(type(StoreFailure.class))
                .matches(StoreFailure::isRefused);

        assertThat(store.find(run)).isEmpty();
        store.apply(List.of(reported(run, 0, 1, 0)));
        assertThat(store.find(run).orElseThrow().shardsReported()).isOne();
    }

    @Test
    void anInstantOrASumBeyondTheDatabaseIsRefused() {
        RunName run = freshRun();
        var most = new Tally(Map.of(Outcome.DEVELOPED, 1L), Long.MAX_VALUE, 0, 0, Map.of());

        assertThatThrownBy(() ->
                        store.apply(List.of(reported(run, new ShardId(0, 0), 1, 0, Instant.MAX))))
                .asInstanceOf(type(StoreFailure.class))
                .matches(StoreFailure::isRefused);
        assertThatThrownBy(() ->
                        store.apply(
                                List.of(
                                        new ShardReported(run, new ShardId(0, 0), most, START),
                                        new ShardReported(run, new ShardId(0, 1), most, START))))
                .asInstanceOf(type(StoreFailure.class))
                .matches(StoreFailure::isRefused);
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNoRefusal() {
        try (var nowhere = TestPostgres.pool("jdbc:postgresql://127.0.0.1:1/none")) {
            var unreachable = new PostgresProgressStore(new PostgresDatabase(nowhere));

            assertThatThrownBy(() -> unreachable.find(freshRun()))
                    .asInstanceOf(type(StoreFailure.class))
                    .matches(failure -> !failure.isRefused());
        }
    }
}
