package dev.darkroom.status.ingest;

import dev.darkroom.status.ingest.Reading.Malformed;
import dev.darkroom.status.progress.PostgresDatabase;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.time.ZoneOffset;
import java.util.List;

/// The table `malformed_message`.
@Singleton
final class PostgresMalformedMessages implements MalformedMessages {
    private static final String INSERT =
            """
            insert into malformed_message (message_id, reason, body, sent_at) values (?, ?, ?, ?)
            on conflict do nothing
            """;

    private final PostgresDatabase database;

    PostgresMalformedMessages(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public void keep(List<Malformed> messages) {
        int _ =
                database.inTransaction(
                        "Keeping %d malformed messages".formatted(messages.size()),
                        connection -> {
                            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                                for (Malformed message : messages) {
                                    bind(insert, message);
                                    insert.addBatch();
                                }
                                return insert.executeBatch().length;
                            }
                        });
    }

    private static void bind(PreparedStatement insert, Malformed message)
            throws java.sql.SQLException {
        Delivery delivery = message.delivery();
        insert.setString(1, delivery.messageId());
        insert.setString(2, text(message.reason()));
        insert.setString(3, text(delivery.body()));
        insert.setObject(4, delivery.sentAt().atOffset(ZoneOffset.UTC));
    }

    /// A text of PostgreSQL holds every character but NUL.
    private static String text(String any) {
        return any.replace('\0', '\uFFFD');
    }
}
