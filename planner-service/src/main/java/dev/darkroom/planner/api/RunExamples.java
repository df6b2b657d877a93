package dev.darkroom.planner.api;

/// The examples of the OpenAPI document.
final class RunExamples {
    static final String SPEC =
            """
            {
              "name": "2026-11-uploads",
              "source": {"bucket": "raw", "prefix": "2026/11/", "inventory": {"bucket": "inventories", "id": "daily"}},
              "filter": {"matchAnySuffix": [".jpg", ".heic"]},
              "destination": {"bucket": "processed"},
              "recipe": "web",
              "shards": {"maxObjects": 1000},
              "workers": {"max": 200, "onDemandMax": 20},
              "toleratedFailures": {"percentage": 5},
              "maxCost": 1500,
              "finishBy": "2026-11-28T06:00:00Z",
              "tags": {"team": "photos"},
              "awaitConfirmation": true
            }
            """;

    static final String SPEC_WITH_RECIPE =
            """
            {
              "name": "2026-11-landing",
              "source": {"bucket": "raw", "prefix": "2026/11/"},
              "destination": {"bucket": "processed", "keys": "{rendition}/{key}/{rendition}.{ext}"},
              "recipe": {
                "name": "landing",
                "tolerant": true,
                "renditions": [
                  {"name": "hero", "width": 1600, "height": 900, "fit": "cover", "position": "attention", "format": "webp"},
                  {"name": "full", "width": 4096, "format": "avif", "quality": 55, "metadata": "copyright"}
                ]
              }
            }
            """;

    static final String RUN =
            """
            {
              "name": "2026-11-uploads",
              "state": "RUNNING",
              "spec": {
                "name": "2026-11-uploads",
                "source": {"bucket": "raw", "prefix": "2026/11/"},
                "destination": {
                  "bucket": "processed", "prefix": "", "keys": "{hash:4}/{key}/{rendition}.{ext}",
                  "cacheControl": "max-age=86400, stale-while-revalidate=604800", "storageClass": "standard"
                },
                "recipe": {
                  "version": 1,
                  "name": "small",
                  "tolerant": false,
                  "renditions": [
                    {
                      "name": "320", "width": 320, "height": 320, "fit": "cover", "position": "centre",
                      "background": "#ffffff", "enlarge": false, "format": "jpeg", "quality": 82,
                      "chromaSubsampling": "4:2:0", "progressive": true, "optimizeCoding": true, "trellis": true,
                      "metadata": "none", "colour": "srgb", "frames": "first"
                    }
                  ]
                },
                "filter": {
                  "matchAnyPrefix": [], "matchAnySuffix": [], "matchAnySubstring": [], "matchAnyStorageClass": []
                },
                "shards": {"maxObjects": 1000, "maxBytes": 4294967296, "maxVcpuSeconds": 600},
                "workers": {"max": 200, "shardsPerWorker": 4, "onDemandMax": 10},
                "toleratedFailures": {"percentage": 50.0},
                "tags": {},
                "awaitConfirmation": false
              },
              "limits": {
                "workers": {"max": 200, "shardsPerWorker": 4, "onDemandMax": 10},
                "toleratedFailures": {"percentage": 50.0}
              },
              "generation": 0,
              "plan": {"shards": 240, "objects": 240000, "bytes": 960000000000},
              "waves": [
                {
                  "name": "darkroom-2026-11-uploads-e1-w1",
                  "workers": 60,
                  "capacity": "spot",
                  "jobId": "5ca4f0e4-1d5c-4c5e-9d5e-0f5d1b0c7a55",
                  "ended": false,
                  "writtenAt": "2026-11-23T09:00:12Z"
                }
              ],
              "cost": {
                "spot": 1.2, "onDemand": 0.0, "gets": 0.0, "puts": 0.0, "queue": 0.0, "inventory": 0.0,
                "run": 1.2, "replication": 0.0, "storageMonth": 0.0
              },
              "createdAt": "2026-11-23T09:00:00Z",
              "changedAt": "2026-11-23T09:00:11Z",
              "closed": false,
              "links": {"self": "/v1/runs/2026-11-uploads"}
            }
            """;

    static final String INVALID =
            """
            {
              "type": "https://darkroom.dev/problems/invalid-spec",
              "title": "The run cannot be made as it is specified",
              "status": 422,
              "detail": "shards.maxObjects: maxObjects is 0 (expected 1 to 10000)",
              "errors": [{"path": "shards.maxObjects", "message": "maxObjects is 0 (expected 1 to 10000)"}]
            }
            """;

    private RunExamples() {}
}
