package dev.darkroom.planner.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.Json;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.planner.config.PlannerConfig;
import dev.darkroom.planner.storage.ControlObjects;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// The completion manifest of a run: all its reports with their etags, and a summary, after the
/// manifest of a completion report of S3 Batch Operations. The reports of earlier generations come
/// first: of two results of an object the later one counts.
@Singleton
final class Completion {
    private final ShardReports reports;
    private final ControlObjects control;
    private final String bucket;

    Completion(ShardReports reports, ControlObjects control, PlannerConfig config) {
        this.reports = reports;
        this.control = control;
        this.bucket = config.controlBucket();
    }

    /// Writes the manifest of a run in the state that it will be complete in.
    void write(RunDocument run, Runnable stillWorking) {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("Format", "Report_CSV_20180820");
            json.writeStringField("ReportCreationDate", run.changedAt().toString());
            json.writeStringField(
                    "ReportSchema",
                    "Bucket, Key, VersionId, TaskStatus, ErrorCode, HTTPStatusCode, ResultMessage");
            json.writeStringField("State", run.state().name());
            json.writeFieldName("Tally");
            json.writeRawValue(Json.text(run.tally().orElseThrow()));
            json.writeArrayFieldStart("Results");
            for (int earlier = 0; earlier < run.generation(); earlier++) {
                writeReports(run, earlier, json, stillWorking);
            }
            writeReports(run, run.plan().orElseThrow(), json, stillWorking);
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a completion manifest in memory", e);
        }
        control.put(new ControlKeys(run.name()).completionManifest(), bytes.toByteArray());
    }

    private void writeReports(RunDocument run, Plan plan, JsonGenerator json, Runnable stillWorking)
            throws IOException {
        int written = writeReports(run, plan.generation(), json, stillWorking);
        if (written != plan.shards()) {
            throw new IllegalStateException(
                    "run %s has %d reports for %d shards"
                            .formatted(run.name(), written, plan.shards()));
        }
    }

    private int writeReports(
            RunDocument run, int generation, JsonGenerator json, Runnable stillWorking)
            throws IOException {
        int written = 0;
        Optional<String> after = Optional.empty();
        do {
            var page = reports.page(run.name(), generation, after);
            for (ShardReports.Listed report : page.reports()) {
                json.writeStartObject();
                json.writeStringField("Bucket", bucket);
                json.writeStringField("Key", report.object().key());
                json.writeStringField("ETag", report.object().etag());
                json.writeNumberField("Size", report.object().size());
                json.writeEndObject();
            }
            written += page.reports().size();
            after = page.next();
            stillWorking.run();
        } while (after.isPresent());
        return written;
    }
}
