package dev.darkroom.status.metrics;

/// Every metric of this service: its name and what it means. Micrometer's Prometheus registry turns
/// dots into underscores and ends counters with `_total`.
///
/// Those of a run are read from the database, so that each instance shows the same: query them by
/// `max by (run)`, never by `sum` over instances. Those of the ingest are an instance's own: sum
/// them.
final class MetricNames {
    static final String RUN = "run";
    static final String RESULT = "result";
    static final String OUTCOME = "outcome";

    static final Metric OBJECTS =
            new Metric(
                    "darkroom.objects",
                    "Source objects reported, by result; those driven again count each time");
    static final Metric OBJECTS_SUPERSEDED =
            new Metric(
                    "darkroom.objects.superseded",
                    "Source objects whose result no longer counts as they were driven again, by"
                            + " result");
    static final Metric SOURCE_BYTES =
            new Metric("darkroom.source.bytes", "Bytes of the source objects reported");
    static final Metric RENDITIONS = new Metric("darkroom.renditions", "Renditions written");
    static final Metric RENDITION_BYTES =
            new Metric("darkroom.rendition.bytes", "Bytes of the renditions written");
    static final Metric SHARDS_REPORTED =
            new Metric("darkroom.shards.reported", "Shards reported, of the newest generation");
    static final Metric SHARDS_PLANNED =
            new Metric("darkroom.shards.planned", "Shards of the newest generation's plan");
    static final Metric OBJECTS_PLANNED =
            new Metric(
                    "darkroom.objects.planned", "Source objects of the newest generation's plan");
    static final Metric SOURCE_PLANNED_BYTES =
            new Metric("darkroom.source.planned.bytes", "Bytes of the newest generation's objects");

    static final Metric EVENTS =
            new Metric(
                    "darkroom.events",
                    "Events ingested: applied, repeated (nothing new), passed-over (not about"
                            + " progress), unknown (type); malformed counts whole messages");
    static final Metric INGEST_LAG =
            new Metric(
                    "darkroom.ingest.lag",
                    "From the sending of an event message to its commit, in seconds");

    private MetricNames() {}

    /// A metric's name and help text.
    record Metric(String name, String help) {}
}
