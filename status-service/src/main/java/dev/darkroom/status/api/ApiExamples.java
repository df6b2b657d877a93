package dev.darkroom.status.api;

/// The examples of the OpenAPI document.
final class ApiExamples {
    static final String RUNNING =
            """
            {
              "run": "2026-11-uploads",
              "state": "RUNNING",
              "recipe": "web",
              "generation": 0,
              "objects": {"developed": 118234, "skipped": 0, "rejected": 12, "failed": 1,
                          "changed": 0, "gone": 3, "archived": 0},
              "planned": {"objects": 250000, "bytes": 1000000000000, "shards": 250},
              "shardsReported": 118,
              "sourceBytes": 473000000000,
              "renditions": 354702,
              "renditionBytes": 59710000000,
              "reasons": {"gone": 3, "out-of-memory": 1, "truncated": 12},
              "waves": 2,
              "workersStarted": 40,
              "rate": {"overall": {"objectsPerSecond": 164.2, "bytesPerSecond": 656944444.4},
                       "lastMinute": {"objectsPerSecond": 233.3, "bytesPerSecond": 933333333.3}},
              "eta": {"seconds": 565, "basis": "last minute"},
              "ledger": {"planned": 250000, "final": 118250, "complete": false},
              "createdAt": "2026-12-01T08:00:00Z",
              "changedAt": "2026-12-01T08:02:11.5Z"
            }
            """;

    static final String PAGE = "{\"runs\": [" + RUNNING + "], \"next\": \"2026-11-uploads\"}";

    static final String WRONG_LIMIT =
            """
            {"type": "about:blank", "title": "Bad Request", "status": 400,
             "detail": "limit is '0' (expected 1 to 1000)"}
            """;

    static final String UNKNOWN_RUN =
            """
            {"type": "about:blank", "title": "Not Found", "status": 404,
             "detail": "no run is called 'summer-2026', or no event of it has come yet"}
            """;

    private ApiExamples() {}
}
