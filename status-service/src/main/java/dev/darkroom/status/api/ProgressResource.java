package dev.darkroom.status.api;

import dev.darkroom.contracts.RunName;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Progress over HTTP.
@Path("/v1/progress")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Progress", description = "What became of the runs so far")
public final class ProgressResource {
    private final ProgressReports reports;

    ProgressResource(ProgressReports reports) {
        this.reports = reports;
    }

    @GET
    @Operation(operationId = "listProgress", summary = "The runs, the newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of runs",
            content =
                    @Content(
                            schema = @Schema(implementation = ProgressPage.class),
                            examples =
                                    @ExampleObject(
                                            name = "one run, more to come",
                                            value = ApiExamples.PAGE)))
    @APIResponse(
            responseCode = "400",
            description = "A limit or a name that is none",
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples =
                                    @ExampleObject(
                                            name = "wrong limit",
                                            value = ApiExamples.WRONG_LIMIT)))
    public ProgressPage list(
            @Parameter(
                            description = "The most runs of a page, 1 to 1000",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "1000",
                                            defaultValue = "100"))
                    @RestQuery
                    Optional<String> limit,
            @Parameter(description = "The `next` of the page before") @RestQuery
                    Optional<String> after) {
        return reports.page(PageRequest.of(limit, after));
    }

    @GET
    @Path("/{run}")
    @Operation(operationId = "getProgress", summary = "One run")
    @APIResponse(
            responseCode = "200",
            description = "The run's progress",
            content =
                    @Content(
                            schema = @Schema(implementation = ProgressReport.class),
                            examples =
                                    @ExampleObject(name = "running", value = ApiExamples.RUNNING)))
    @APIResponse(
            responseCode = "400",
            description = "Not a run name",
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "No event of such a run has come",
            content =
                    @Content(
                            mediaType = Problem.JSON,
                            schema = @Schema(implementation = Problem.class),
                            examples =
                                    @ExampleObject(
                                            name = "unknown run",
                                            value = ApiExamples.UNKNOWN_RUN)))
    public ProgressReport get(
            @Parameter(description = "The run's name", example = "2026-11-uploads") @RestPath
                    String run) {
        RunName name = Names.run(run);
        return reports.find(name)
                .orElseThrow(() ->
                        RequestRefused.notFound(
                                "no run is called '%s', or no event of it has come yet"
                                        .formatted(name)));
    }
}
