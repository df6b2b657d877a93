package dev.darkroom.planner.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.RunSpec;
import dev.darkroom.planner.schedule.ScheduleSpec;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the OpenAPI document shows can be sent, and is answered.
class ExamplesTest {
    @ParameterizedTest
    @ValueSource(strings = {RunExamples.SPEC, RunExamples.SPEC_WITH_RECIPE})
    void specsAreTaken(String spec) throws InvalidDocument {
        assertThat(Json.request(spec, RunSpec.class).name()).isNotNull();
    }

    @Test
    void theScheduleIsTaken() throws InvalidDocument {
        Json.request(ScheduleExamples.SPEC, ScheduleSpec.class)
                .check(Instant.parse("2026-11-25T00:00:00Z"));
    }

    @Test
    void theRunIsOne() throws InvalidDocument {
        RunView run = Json.request(RunExamples.RUN, RunView.class);

        assertThat(Json.request(Json.text(run), RunView.class)).isEqualTo(run);
    }
}
