package dev.darkroom.planner.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.contracts.Json;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleSpecTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"cron":"x"}                                   | cron     | not a cron expression: 'x'
                    {"cron":"0 25 1 * *"}                          | cron     | not a cron expression
                    {"cron":"0 0 3 1 * ?"}                         | cron     | expected minute, hour
                    {"timeZone":"Mars"}                            | timeZone | Mars
                    {"runName":"{yy}-x"}                           | runName  | expected {yyyy}, {MM}
                    {"runName":"{MM}-x"}                           | runName  | expected {yyyy} in it
                    {"missed":"some"}                              | missed   | some
                    {"cron":"0 3 1 * *","runName":"{yyyy}","run":{},"crn":"x"} | crn      | unknown field 'crn'
                    {"cron":"0 3 1 * *","runName":"{yyyy}"}        | ''       | run is missing
                    """)
    void refusalsNameThePlaceAndTheProblem(String json, String path, String problem) {
        InvalidDocument refusal =
                catchThrowableOfType(
                        InvalidDocument.class, () -> Json.request(json, ScheduleSpec.class));

        assertThat(refusal.path()).isEqualTo(path);
        assertThat(refusal).hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0 3 * * *  | {yyyy}-{MM}               | would share the run 2026-01
                    0 * * * *  | {yyyy}-{MM}-{dd}          | would share the run 2026-01-15
                    0 3 1 1 *  | {yyyy}                    |
                    0 3 1 * *  | {yyyy}-{MM}-uploads       |
                    30 * * * * | {yyyy}-{MM}-{dd}-{HH}{mm} |
                    0 0 30 2 * | {yyyy}-{MM}               | never fires
                    """)
    void firingsMustNotShareARun(String cron, String runName, String problem) {
        var found =
                TestSchedules.spec(cron, "Europe/Berlin", runName, "").problem(TestSchedules.MADE);

        if (problem == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found.orElseThrow()).contains(problem);
        }
    }

    @Test
    void theRunsNameIsByTheSchedulesClock() throws InvalidDocument {
        var firing = ZonedDateTime.parse("2026-01-01T00:30+01:00[Europe/Berlin]");
        ScheduleSpec spec =
                TestSchedules.spec(
                        "30 0 1 * *", "Europe/Berlin", "{yyyy}-{MM}-{dd}-{HH}{mm}-x", "");

        assertThat(spec.run(firing).name()).hasToString("2026-01-01-0030-x");
        assertThat(spec.run(firing).source().bucket()).isEqualTo("raw");
    }
}
