package dev.darkroom.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkplaceTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir Path home;

    @Test
    void allButTheNewestAbandonedOnesAreDeleted() throws IOException {
        var folders = new ArrayList<Path>();
        for (int minute = 0; minute < 5; minute++) {
            try (Workplace workplace = create(minute)) {
                Files.writeString(workplace.log("planner-service"), "…");
                folders.add(workplace.folder());
            }
        }
        List<Workplace> abandoned = Workplace.abandoned(home);

        Workplace.prune(abandoned);

        assertThat(abandoned).extracting(Workplace::folder).isEqualTo(folders);
        assertThat(folders.subList(0, 2)).noneMatch(Files::exists);
        assertThat(folders.subList(2, 5)).allMatch(Files::exists);
        for (Workplace workplace : abandoned) {
            workplace.close();
        }
    }

    private Workplace create(int minute) throws IOException {
        Instant then = NOON.plus(Duration.ofMinutes(minute));
        return Workplace.create(home, "demo", Clock.fixed(then, ZoneOffset.UTC));
    }
}
