package dev.darkroom.planner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiringsTest {
    @Test
    void nothingIsDueBeforeTheFirstFiring() {
        Schedule schedule = monthly("");

        Firings due = Firings.due(schedule, Instant.parse("2026-02-01T02:59:59Z"));

        assertThat(due).isEqualTo(new Firings(List.of(), TestSchedules.MADE));
    }

    @Test
    void aFiringIsDueAtItsSecondAndOnlyOnce() {
        Instant firing = Instant.parse("2026-02-01T03:00:00Z");
        Schedule schedule = monthly("");

        Firings due = Firings.due(schedule, firing);

        assertThat(times(due)).containsExactly("2026-02-01T03:00Z");
        assertThat(due.to()).isEqualTo(firing);
        Schedule fired = schedule.fired(due.to(), java.util.Optional.empty());
        assertThat(Firings.due(fired, firing.plusSeconds(60)).isEmpty()).isTrue();
    }

    @Test
    void ofMissedFiringsTheLatestAllOrNoneAreMadeUpFor() {
        Instant later = Instant.parse("2026-04-02T00:00:00Z");

        assertThat(times(Firings.due(monthly(""), later))).containsExactly("2026-04-01T03:00Z");
        assertThat(times(Firings.due(monthly("\"missed\":\"all\","), later)))
                .containsExactly("2026-02-01T03:00Z", "2026-03-01T03:00Z", "2026-04-01T03:00Z");
        Firings skipped = Firings.due(monthly("\"missed\":\"skip\","), later);
        assertThat(skipped.isEmpty()).isTrue();
        assertThat(skipped.to()).isEqualTo(Instant.parse("2026-04-01T03:00:00Z"));
        assertThat(
                        times(
                                Firings.due(
                                        monthly("\"missed\":\"skip\","),
                                        Instant.parse("2026-04-01T03:04:59Z"))))
                .containsExactly("2026-04-01T03:00Z");
    }

    @Test
    void aPausedScheduleFiresNotAndMakesUpForNothing() {
        Instant later = Instant.parse("2026-04-02T00:00:00Z");
        Schedule paused = monthly("\"paused\":true,");

        assertThat(Firings.due(paused, later).isEmpty()).isTrue();
        assertThat(Firings.next(paused.spec(), later, 3)).isEmpty();
        Schedule resumed = paused.changed(monthly("").spec(), later);
        assertThat(Firings.due(resumed, later.plusSeconds(60)).isEmpty()).isTrue();
        assertThat(times(Firings.due(resumed, Instant.parse("2026-05-01T03:00:00Z"))))
                .containsExactly("2026-05-01T03:00Z");
    }

    @Test
    void theThirtyFirstIsLeftOutOfShortMonths() {
        Schedule schedule =
                TestSchedules.schedule(
                        TestSchedules.spec(
                                "0 0 31 * *", "UTC", "{yyyy}-{MM}", "\"missed\":\"all\","));

        assertThat(times(Firings.due(schedule, Instant.parse("2026-06-01T00:00:00Z"))))
                .containsExactly("2026-01-31T00:00Z", "2026-03-31T00:00Z", "2026-05-31T00:00Z");
    }

    /// At 02:30 in Berlin, which is no time on 29 March and two on 25 October.
    @Test
    void eachDayFiresOnceWhenClocksChange() {
        ScheduleSpec spec =
                TestSchedules.spec(
                        "30 2 * * *", "Europe/Berlin", "{yyyy}-{MM}-{dd}", "\"missed\":\"all\",");
        Schedule schedule = TestSchedules.schedule(spec);

        List<String> spring =
                Firings.due(
                                schedule.fired(
                                        Instant.parse("2026-03-27T12:00:00Z"),
                                        java.util.Optional.empty()),
                                Instant.parse("2026-03-30T12:00:00Z"))
                        .runs()
                        .stream()
                        .map(firing -> spec.runName().name(firing).value())
                        .toList();
        List<String> autumn =
                Firings.due(
                                schedule.fired(
                                        Instant.parse("2026-10-23T12:00:00Z"),
                                        java.util.Optional.empty()),
                                Instant.parse("2026-10-26T12:00:00Z"))
                        .runs()
                        .stream()
                        .map(firing -> spec.runName().name(firing).value())
                        .toList();

        assertThat(spring).containsExactly("2026-03-28", "2026-03-29", "2026-03-30");
        assertThat(autumn).containsExactly("2026-10-24", "2026-10-25", "2026-10-26");
    }

    @Test
    void theNextFiringsAreForeseen() {
        assertThat(Firings.next(monthly("").spec(), TestSchedules.MADE, 2))
                .containsExactly(
                        Instant.parse("2026-02-01T03:00:00Z"),
                        Instant.parse("2026-03-01T03:00:00Z"));
    }

    private static Schedule monthly(String more) {
        return TestSchedules.schedule(
                TestSchedules.spec("0 3 1 * *", "UTC", "{yyyy}-{MM}-uploads", more));
    }

    private static List<String> times(Firings firings) {
        return firings.runs().stream()
                .map(ZonedDateTime::toOffsetDateTime)
                .map(Object::toString)
                .toList();
    }
}
