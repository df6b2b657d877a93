package dev.darkroom.planner.api;

import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import dev.darkroom.planner.estimate.Estimate;
import dev.darkroom.planner.estimate.Estimates;
import dev.darkroom.planner.run.RunLoop;
import dev.darkroom.planner.run.RunOrders;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What may be asked of a run that exists: orders, each of which may be repeated, and its estimate.
@Path(RunsResource.PATH + "/{name}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@APIResponse(
        responseCode = "200",
        description = "It is so, now or before",
        content = @Content(schema = @Schema(implementation = RunView.class)))
@APIResponse(responseCode = "404", ref = "problem")
@APIResponse(responseCode = "409", ref = "problem")
public final class RunOrdersResource {
    private final RunOrders orders;
    private final Estimates estimates;
    private final RunViews views;
    private final RunLoop loop;

    RunOrdersResource(RunOrders orders, Estimates estimates, RunViews views, RunLoop loop) {
        this.orders = orders;
        this.estimates = estimates;
        this.views = views;
        this.loop = loop;
    }

    @POST
    @Path("/confirm")
    @Operation(
            summary = "Starts a run that awaits confirmation",
            description = "Its estimate is at /v1/runs/{name}/estimate.")
    public RestResponse<RunView> confirm(@PathParam("name") String name) {
        RunName run = RunRequests.name(name);
        return answer(run, orders.confirm(run));
    }

    @POST
    @Path("/pause")
    @Operation(
            summary = "Pauses a run",
            description = "Workers finish what is in hand, hand their shards back and end.")
    public RestResponse<RunView> pause(@PathParam("name") String name) {
        RunName run = RunRequests.name(name);
        return answer(run, orders.pause(run));
    }

    @POST
    @Path("/resume")
    @Operation(
            summary = "Resumes a paused run",
            description =
                    "Also one that planner paused: because access was denied to its workers, too much failed, or it would cost more than it may.")
    public RestResponse<RunView> resume(@PathParam("name") String name) {
        RunName run = RunRequests.name(name);
        return answer(run, orders.resume(run));
    }

    @POST
    @Path("/cancel")
    @Operation(
            summary = "Cancels a run",
            description = "For ever. Renditions that are written stay, and so do the reports.")
    public RestResponse<RunView> cancel(@PathParam("name") String name) {
        RunName run = RunRequests.name(name);
        return answer(run, orders.cancel(run));
    }

    @POST
    @Path("/redrive")
    @Consumes({MediaType.APPLICATION_JSON, Bodies.YAML, MediaType.WILDCARD})
    @Operation(
            summary = "Develops again what failed",
            description =
                    "Objects of a complete run whose result is failed, or another that is named, get another try; the new result is final.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = RedriveRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "also rejected ones",
                                            value = "{\"outcomes\": [\"failed\", \"rejected\"]}")))
    @APIResponse(responseCode = "422", ref = "problem")
    public RestResponse<RunView> redrive(
            @PathParam("name") String name,
            @Nullable String body,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable MediaType type) {
        RunName run = RunRequests.name(name);
        return answer(run, orders.redrive(run, RedriveRequest.of(body, type).outcomes()));
    }

    @POST
    @Path("/retry")
    @Operation(
            summary = "Plans a failed run anew",
            description = "For a run whose source could not be read, once that is mended.")
    public RestResponse<RunView> retry(@PathParam("name") String name) {
        RunName run = RunRequests.name(name);
        return answer(run, orders.retry(run));
    }

    @PATCH
    @Consumes({LimitsChange.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Changes the limits of a run",
            description =
                    "A JSON merge patch (RFC 7396) of workers, toleratedFailures, maxCost and finishBy: what is left out stays, and null takes a limit away.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            name = "more workers, and money",
                                            value =
                                                    "{\"workers\": {\"max\": 500}, \"maxCost\": 1200}")))
    @APIResponse(responseCode = "412", ref = "problem")
    @APIResponse(responseCode = "422", ref = "problem")
    public RestResponse<RunView> change(
            @PathParam("name") String name,
            String body,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        RunName run = RunRequests.name(name);
        RunOrders.Answer answer;
        do {
            // Planner writes the document all the time: the patch is for what stands just now.
            RunDocument standing = views.find(run);
            if (ifMatch != null && !ifMatch.equals("*") && !ifMatch.equals(views.tag(standing))) {
                throw Revisions.isAnother("run " + run, ifMatch, views.tag(standing));
            }
            answer =
                    orders.changeLimits(
                            run,
                            LimitsChange.of(body, standing.limits()),
                            Optional.of(standing.revision()));
        } while (answer instanceof RunOrders.Answer.Outdated);
        return answer(run, answer);
    }

    @GET
    @Path("/estimate")
    @Operation(
            summary = "Shows the estimate of a run that was to be confirmed",
            description = "It is there once the run's estimatedAt says so.")
    @APIResponse(
            responseCode = "200",
            description = "The estimate",
            content = @Content(schema = @Schema(implementation = Estimate.class)))
    @APIResponse(responseCode = "404", ref = "problem")
    public String estimate(@PathParam("name") String name) {
        RunName run = RunRequests.name(name);
        return estimates
                .kept(views.find(run).name())
                .orElseThrow(() ->
                        RunRequests.refused(
                                ProblemType.NO_ESTIMATE,
                                "run %s has no estimate (expected a run with awaitConfirmation, some time after it was made)"
                                        .formatted(run)));
    }

    /// A run that was closed is followed again.
    private RestResponse<RunView> answer(RunName name, RunOrders.Answer answer) {
        return switch (answer) {
            case RunOrders.Answer.Done(var run) -> {
                loop.follow(name);
                yield views.answer(run);
            }
            case RunOrders.Answer.NotNow(_, var why) ->
                    throw RunRequests.refused(ProblemType.WRONG_STATE, why);
            case RunOrders.Answer.Outdated _ ->
                    throw new IllegalStateException("only a change of limits can be outdated");
            case RunOrders.Answer.NoRun() -> throw RunViews.noSuchRun(name);
        };
    }
}
