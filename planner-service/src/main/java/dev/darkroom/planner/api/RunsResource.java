package dev.darkroom.planner.api;

import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunSpec;
import dev.darkroom.planner.run.RunDocuments;
import dev.darkroom.planner.run.RunLoop;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// The runs.
@Path(RunsResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class RunsResource {
    static final String PATH = "/v1/runs";

    private final RunDocuments documents;
    private final RunLoop loop;
    private final RunPages pages;
    private final RunViews views;
    private final InstantSource clock;

    RunsResource(
            RunDocuments documents,
            RunLoop loop,
            RunPages pages,
            RunViews views,
            InstantSource clock) {
        this.documents = documents;
        this.loop = loop;
        this.pages = pages;
        this.views = views;
        this.clock = clock;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, Bodies.YAML})
    @Operation(
            summary = "Starts a run",
            description =
                    "The same name with an equal spec is the same run, so a request may be repeated.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = RunSpec.class),
                            examples = {
                                @ExampleObject(name = "run", value = RunExamples.SPEC),
                                @ExampleObject(
                                        name = "own recipe",
                                        value = RunExamples.SPEC_WITH_RECIPE)
                            }))
    @APIResponse(
            responseCode = "201",
            description = "The run is made; Location says where it is",
            content =
                    @Content(
                            schema = @Schema(implementation = RunView.class),
                            examples = @ExampleObject(name = "run", value = RunExamples.RUN)))
    @APIResponse(
            responseCode = "200",
            description = "The run existed, with an equal spec",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(responseCode = "400", ref = "problem")
    @APIResponse(responseCode = "409", ref = "problem")
    @APIResponse(responseCode = "413", ref = "problem")
    @APIResponse(responseCode = "415", ref = "problem")
    @APIResponse(responseCode = "422", ref = "problem")
    public RestResponse<RunView> create(
            String body, @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type) {
        RunSpec spec = RunRequests.spec(body, type);
        RunDocument run = RunDocument.created(spec, clock.instant());
        boolean isNew = documents.create(run);
        RunDocument standing = isNew ? run : views.find(spec.name());
        if (!standing.spec().equals(spec)) {
            throw RunRequests.refused(
                    ProblemType.RUN_EXISTS,
                    "run %s exists with another spec; choose another name".formatted(spec.name()));
        }
        if (!isNew) {
            return views.answer(standing);
        }
        loop.follow(spec.name());
        RunView view = views.view(standing);
        return ResponseBuilder.<RunView>created(view.links().self())
                .header(HttpHeaders.ETAG, views.tag(standing))
                .entity(view)
                .build();
    }

    @GET
    @Operation(
            summary = "Lists runs",
            description =
                    "In a stable order of their names. A page may hold fewer than its limit although more follow: next says so.")
    @APIResponse(
            responseCode = "200",
            description = "A page of runs",
            content = @Content(schema = @Schema(implementation = RunPage.class)))
    @APIResponse(responseCode = "400", ref = "problem")
    public RunPage list(
            @Parameter(description = "Runs on a page, 1 to 1000")
                    @DefaultValue("100")
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "The name of the last run of the page before")
                    @QueryParam("after")
                    Optional<String> after,
            @Parameter(description = "Only runs in this state; may be repeated")
                    @QueryParam("state")
                    List<String> states,
            @Parameter(description = "Only runs by the recipe of this name") @QueryParam("recipe")
                    Optional<String> recipe) {
        return pages.page(
                after.map(RunRequests::after),
                RunRequests.limit(limit),
                new RunFilter(RunRequests.states(states), recipe));
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "Shows a run")
    @APIResponse(
            responseCode = "200",
            description = "The run",
            content =
                    @Content(
                            schema = @Schema(implementation = RunView.class),
                            examples = @ExampleObject(name = "run", value = RunExamples.RUN)))
    @APIResponse(responseCode = "404", ref = "problem")
    public RestResponse<RunView> show(
            @PathParam("name") String name,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        RunDocument run = views.find(RunRequests.name(name));
        return views.isKnown(run, ifNoneMatch) ? RestResponse.notModified() : views.answer(run);
    }
}
