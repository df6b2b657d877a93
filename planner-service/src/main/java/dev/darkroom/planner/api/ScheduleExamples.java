package dev.darkroom.planner.api;

/// The examples of schedules in the OpenAPI document.
final class ScheduleExamples {
    static final String SPEC =
            """
            {
              "cron": "0 3 1 * *",
              "timeZone": "Europe/Berlin",
              "runName": "{yyyy}-{MM}-uploads",
              "run": {
                "source": {"bucket": "raw", "inventory": {"bucket": "inventories", "id": "daily"}},
                "destination": {"bucket": "processed"},
                "recipe": "web"
              },
              "missed": "latest"
            }
            """;

    private ScheduleExamples() {}
}
