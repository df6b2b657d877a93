package dev.darkroom.status.testing;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// A real PostgreSQL on a port of its own.
public final class TestPostgres implements AutoCloseable {
    private static final String USER = "postgres";
    private static final String TABLES = "run_progress, shard_tally, wave, malformed_message";

    private final EmbeddedPostgres postgres;
    private final AgroalDataSource connections;

    private TestPostgres(EmbeddedPostgres postgres) {
        this.postgres = postgres;
        this.connections = pool(postgres.getJdbcUrl(USER, USER));
    }

    public static TestPostgres start() throws IOException {
        return new TestPostgres(
                EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .start());
    }

    public String url() {
        return postgres.getJdbcUrl(USER, USER);
    }

    public String user() {
        return USER;
    }

    public DataSource connections() {
        return connections;
    }

    /// A pool of connections of the kind that the service itself has.
    public static AgroalDataSource pool(String url) {
        try {
            return AgroalDataSource.from(
                    new AgroalDataSourceConfigurationSupplier()
                            .connectionPoolConfiguration(pool ->
                                    pool.maxSize(8)
                                            .acquisitionTimeout(Duration.ofSeconds(5))
                                            .connectionFactoryConfiguration(
                                                    factory -> factory.jdbcUrl(url))));
        } catch (SQLException e) {
            throw new IllegalStateException("No pool for " + url, e);
        }
    }

    public void migrate() {
        migrateTo("latest");
    }

    /// As an older version of the service left its tables.
    public void migrateTo(String version) {
        Flyway.configure().dataSource(connections).target(version).load().migrate();
    }

    public void empty() throws SQLException {
        execute("truncate " + TABLES);
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The first column of the first row, as text.
    public String ask(String sql) throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        connections.close();
        postgres.close();
    }
}
