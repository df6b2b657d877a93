package dev.darkroom.local.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// An instance that starts PostgreSQL, says where, and waits to be killed.
final class PostgresLeftBehind {
    private PostgresLeftBehind() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println(PostgresServerTest.start(Path.of(arguments[0])).jdbcUrl());
        Thread.sleep(Duration.ofMinutes(2));
    }
}
