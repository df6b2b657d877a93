package dev.darkroom.local.postgres;

import dev.darkroom.local.process.Leftovers;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// PostgreSQL on loopback, at a free port; its data stay in their folder from one start to the
/// next.
///
/// It does not wait for the disk: what is in it can be rebuilt, and a lost machine loses it.
public final class PostgresServer implements AutoCloseable {
    private static final String USER = "postgres";
    private static final Duration TIME_TO_START = Duration.ofSeconds(60);

    private final EmbeddedPostgres postgres;
    private final Leftovers.Ticket ticket;

    private PostgresServer(EmbeddedPostgres postgres, Leftovers.Ticket ticket) {
        this.postgres = postgres;
        this.ticket = ticket;
    }

    /// Starts a server on a data folder, after one that was left behind there has been ended.
    public static PostgresServer start(Path data, Path log, Leftovers leftovers)
            throws IOException {
        var _ = leftovers.end();
        Path folder = Files.createDirectories(data.toAbsolutePath());
        EmbeddedPostgres postgres =
                EmbeddedPostgres.builder()
                        .setDataDirectory(folder)
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setOverrideWorkingDirectory(binaries().toFile())
                        .setPGStartupWait(TIME_TO_START)
                        .setOutputRedirector(log(log))
                        .setErrorRedirector(log(log))
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("unix_socket_directories", "")
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("full_page_writes", "off")
                        .start();
        return new PostgresServer(postgres, leftovers.record(postmaster(folder)));
    }

    /// The address for `QUARKUS_DATASOURCE_JDBC_URL`.
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.getPort());
    }

    /// The superuser.
    public String user() {
        return USER;
    }

    /// Any would do: the server trusts whoever reaches it on loopback.
    public String password() {
        return USER;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        ticket.close();
    }

    /// The packaged binaries are unpacked once for all data folders of a user.
    private static Path binaries() throws IOException {
        String name = "darkroom-postgres-" + System.getProperty("user.name", "user");
        return Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), name));
    }

    private static ProcessBuilder.Redirect log(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return ProcessBuilder.Redirect.appendTo(file.toFile());
    }

    private static ProcessHandle postmaster(Path folder) throws IOException {
        Path file = folder.resolve("postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        return ProcessHandle.of(pid)
                .orElseThrow(() -> new IOException("PostgreSQL has gone again, see " + folder));
    }
}
