package dev.darkroom.planner.api;

import dev.darkroom.contracts.RunSpec;
import dev.darkroom.planner.estimate.Estimate;
import dev.darkroom.planner.estimate.Estimates;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/// Estimates of runs.
@Path("/v1/estimates")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class EstimatesResource {
    private final Estimates estimates;

    EstimatesResource(Estimates estimates) {
        this.estimates = estimates;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, Bodies.YAML})
    @Operation(
            summary = "Estimates a run without making it",
            description =
                    "The body is that of a run. The whole source is read before there is an answer, about a second for a million objects: for many millions make the run with awaitConfirmation, and its estimate comes by itself.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = RunSpec.class),
                            examples = @ExampleObject(name = "run", value = RunExamples.SPEC)))
    @APIResponse(
            responseCode = "200",
            description = "The estimate",
            content = @Content(schema = @Schema(implementation = Estimate.class)))
    @APIResponse(responseCode = "400", ref = "problem")
    @APIResponse(responseCode = "422", ref = "problem")
    @APIResponse(responseCode = "503", ref = "problem")
    public Estimate estimate(String body, @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type) {
        RunSpec spec = RunRequests.spec(body, type);
        return switch (estimates.of(spec)) {
            case Estimates.Outcome.Made(var estimate) -> estimate;
            case Estimates.Outcome.Refused(var reason) ->
                    throw RunRequests.refused(ProblemType.NO_SOURCE, reason);
            case Estimates.Outcome.Busy() ->
                    throw RunRequests.refused(
                            ProblemType.BUSY,
                            "two other estimates are being made: try again when one of them is done");
        };
    }
}
