package dev.darkroom.planner.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.contracts.RunName;
import dev.darkroom.planner.run.RunDocuments;
import dev.darkroom.planner.storage.InMemoryControlObjects;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ScheduleWatchTest {
    private static final ScheduleName NAME = new ScheduleName("monthly");
    private static final Instant FIRING = Instant.parse("2026-02-01T03:00:00Z");
    private static final RunName RUN = new RunName("2026-02-uploads");

    private final InMemoryControlObjects control = new InMemoryControlObjects();
    private final Schedules schedules = new Schedules(control);
    private final RunDocuments runs = new RunDocuments(control);
    private final List<RunName> started = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aFiringMakesItsRun() {
        put("{yyyy}-{MM}-uploads");

        watch().look(FIRING.minusSeconds(1));
        assertThat(started).isEmpty();
        watch().look(FIRING);
        watch().look(FIRING.plusSeconds(10));

        assertThat(started).containsExactly(RUN);
        assertThat(runs.read(RUN).orElseThrow().document().spec().source().bucket())
                .isEqualTo("raw");
        assertThat(stored().lastRun()).contains(RUN);
        assertThat(stored().firedTo()).isEqualTo(FIRING);
    }

    @Test
    void ofManyPlannersOneMakesTheRun() throws Exception {
        put("{yyyy}-{MM}-uploads");
        var looks = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 16; i++) {
            looks.add(() -> {
                watch().look(FIRING);
                return true;
            });
        }

        try (var planners = Executors.newFixedThreadPool(16)) {
            for (var look : planners.invokeAll(looks)) {
                look.get();
            }
        }

        assertThat(started).containsExactly(RUN);
        assertThat(stored().revision()).isEqualTo(2);
    }

    /// Killed after the run was made and before the schedule was marked.
    @Test
    void aPlannerThatWasKilledIsFollowedByOneThatMakesNoSecondRun() {
        put("{yyyy}-{MM}-uploads");
        var killed =
                new ScheduleWatch(
                        schedules,
                        runs,
                        (RunName _) -> {
                            throw new OutOfMemoryError("killed");
                        });

        assertThatThrownBy(() -> killed.look(FIRING)).isInstanceOf(OutOfMemoryError.class);
        assertThat(stored().firedTo()).isEqualTo(TestSchedules.MADE);
        watch().look(FIRING.plusSeconds(10));

        assertThat(started).isEmpty();
        assertThat(runs.read(RUN)).isPresent();
        assertThat(stored().lastRun()).contains(RUN);
    }

    @Test
    void aScheduleThatCannotBeReadDoesNotKeepOthersFromFiring() {
        control.put("schedules/broken.json", new byte[] {'{'});
        put("{yyyy}-{MM}-uploads");

        watch().look(FIRING);

        assertThat(started).containsExactly(RUN);
    }

    @Test
    void aDeletedScheduleFiresNoMore() {
        put("{yyyy}-{MM}-uploads");
        schedules.delete(NAME);

        watch().look(FIRING);

        assertThat(started).isEmpty();
        assertThat(schedules.names(Optional.empty()).items()).isEmpty();
    }

    private void put(String runName) {
        schedules.put(
                NAME,
                TestSchedules.spec("0 3 1 * *", "UTC", runName, ""),
                Optional.empty(),
                TestSchedules.MADE);
    }

    private Schedule stored() {
        return schedules.read(NAME).orElseThrow().schedule();
    }

    private ScheduleWatch watch() {
        return new ScheduleWatch(schedules, runs, (RunName run) -> started.add(run));
    }
}
