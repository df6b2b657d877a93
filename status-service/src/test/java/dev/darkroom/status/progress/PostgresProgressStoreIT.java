package dev.darkroom.status.progress;

import static dev.darkroom.status.testing.Events.START;
import static dev.darkroom.status.testing.Events.freshRun;
import static dev.darkroom.status.testing.Events.ofRun;
import static dev.darkroom.status.testing.Events.reported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.RunName;
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
