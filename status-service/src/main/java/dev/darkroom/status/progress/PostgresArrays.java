package dev.darkroom.status.progress;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;

/// Arrays of PostgreSQL made from rows, one a column, for a statement that `unnest`s them: any
/// number of rows in one statement of one shape.
record PostgresArrays<T>(Connection connection, Collection<T> rows) {

    Array of(String type, Function<T, Object> column) throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(column).toArray());
    }
}
