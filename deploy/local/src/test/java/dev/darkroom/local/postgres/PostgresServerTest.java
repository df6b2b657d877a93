package dev.darkroom.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.local.process.Leftovers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresServerTest {
    @TempDir Path folder;

    @Test
    void dataOutliveTheServerAndALeftoverIsEnded() throws Exception {
        long left;
        Process killed = killedInstance();
        try (var out = killed.inputReader()) {
            try (Connection connection =
                    DriverManager.getConnection(out.readLine(), "postgres", "postgres")) {
                connection.createStatement().execute("create table shard (name text)");
                connection.createStatement().execute("insert into shard values ('0001')");
            }
        }
        left = recorded();
        killed.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(left).filter(ProcessHandle::isAlive)).isPresent();

        PostgresServer next = start(folder);
        try (Connection connection =
                        DriverManager.getConnection(next.jdbcUrl(), next.user(), next.password());
                ResultSet rows =
                        connection.createStatement().executeQuery("select name from shard")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("0001");
            assertThat(recorded()).isNotEqualTo(left);
        }
        next.close();
        assertThat(folder.resolve("processes")).isEmptyDirectory();
    }

    static PostgresServer start(Path folder) throws IOException {
        Leftovers leftovers = new Leftovers(folder.resolve("processes"), Duration.ofSeconds(5));
        return PostgresServer.start(
                folder.resolve("data"), folder.resolve("postgres.log"), leftovers);
    }

    private Process killedInstance() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PostgresLeftBehind.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private long recorded() {
        String[] pids = folder.resolve("processes").toFile().list();
        assertThat(pids).hasSize(1);
        return Long.parseLong(pids[0]);
    }
}
