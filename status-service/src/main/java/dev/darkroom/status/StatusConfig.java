package dev.darkroom.status;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/// What can be set of status-service, beside Quarkus' own settings. An unknown key under
/// `darkroom.status` is refused at start.
@ConfigMapping(prefix = "darkroom.status")
public interface StatusConfig {
    /// The SQS queue that all services publish their events to.
    URI eventQueueUrl();

    Ingest ingest();

    Metrics metrics();

    /// How events are taken from the queue.
    interface Ingest {
        /// Long polls under way at the same time, each followed by one transaction.
        @WithDefault("2")
        int receivers();

        /// How long SQS holds a long poll open; SQS allows 20 seconds at most.
        @WithDefault("PT20S")
        Duration longPoll();

        /// The first pause after a failure; every further one is twice as long.
        @WithDefault("PT0.5S")
        Duration firstPause();

        /// The longest pause between tries during an outage.
        @WithDefault("PT30S")
        Duration longestPause();
    }

    /// What is shown to Prometheus.
    interface Metrics {
        /// How often the runs' totals are read anew; a scrape itself asks no database.
        @WithDefault("PT5S")
        Duration refresh();

        /// For how long a run is still shown after its last change, once it is over.
        @WithDefault("PT24H")
        Duration showEndedFor();

        /// The most runs shown: each adds some 18 time series.
        @WithDefault("100")
        int runs();
    }
}
