package dev.darkroom.status.progress;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/// The database, as whatever reads and writes it sees it: a connection for one piece of work, and
/// its failures classified.
@Singleton
public final class PostgresDatabase {
    /// Classes of SQLSTATE that blame the data: data exception, integrity constraint violation,
    /// program limit exceeded (such as a text too long for an index).
    private static final Set<String> REFUSALS = Set.of("22", "23", "54");

    private final DataSource connections;

    public PostgresDatabase(DataSource connections) {
        this.connections = connections;
    }

    /// What is done on a connection.
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /// Does a piece of work that only reads.
    ///
    /// @param doing what the work is, for the message of a failure
    public <T> T read(String doing, Work<T> work) {
        try (Connection connection = connections.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new StoreFailure(doing, isRefusal(e), e);
        }
    }

    /// Does a piece of work as one transaction, undone if it fails.
    public <T> T inTransaction(String doing, Work<T> work) {
        return read(
                doing,
                connection -> {
                    connection.setAutoCommit(false);
                    try {
                        T result = work.on(connection);
                        connection.commit();
                        return result;
                    } catch (SQLException | RuntimeException e) {
                        undo(connection, e);
                        throw e;
                    } finally {
                        connection.setAutoCommit(true);
                    }
                });
    }

    private static void undo(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static boolean isRefusal(SQLException e) {
        String state = e.getSQLState();
        return state != null && state.length() == 5 && REFUSALS.contains(state.substring(0, 2));
    }
}
