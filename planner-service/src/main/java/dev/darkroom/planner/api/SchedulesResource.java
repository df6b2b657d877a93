package dev.darkroom.planner.api;

import dev.darkroom.contracts.InvalidDocument;
import dev.darkroom.planner.schedule.Schedule;
import dev.darkroom.planner.schedule.ScheduleName;
import dev.darkroom.planner.schedule.ScheduleSpec;
import dev.darkroom.planner.schedule.Schedules;
import dev.darkroom.planner.storage.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// The schedules.
@Path(SchedulesResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class SchedulesResource {
    static final String PATH = "/v1/schedules";

    private final Schedules schedules;
    private final InstantSource clock;

    SchedulesResource(Schedules schedules, InstantSource clock) {
        this.schedules = schedules;
        this.clock = clock;
    }

    @PUT
    @Path("/{name}")
    @Consumes({MediaType.APPLICATION_JSON, Bodies.YAML})
    @Operation(
            summary = "Makes a schedule, or changes it",
            description =
                    "Each firing starts exactly one run, named by the template. The same spec may be put again.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ScheduleView.Spec.class),
                            examples =
                                    @ExampleObject(
                                            name = "monthly",
                                            value = ScheduleExamples.SPEC)))
    @APIResponse(
            responseCode = "201",
            description = "The schedule is made",
            content = @Content(schema = @Schema(implementation = ScheduleView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The schedule is changed, or was so already",
            content = @Content(schema = @Schema(implementation = ScheduleView.class)))
    @APIResponse(responseCode = "400", ref = "problem")
    @APIResponse(responseCode = "412", ref = "problem")
    @APIResponse(responseCode = "422", ref = "problem")
    public RestResponse<ScheduleView> put(
            @PathParam("name") String name,
            String body,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        ScheduleName schedule = newName(name);
        Instant now = clock.instant();
        ScheduleSpec spec = spec(body, type, now);
        return switch (schedules.put(schedule, spec, Revisions.wanted(ifMatch), now)) {
            case Schedules.Change.Created(var made) ->
                    ResponseBuilder.<ScheduleView>created(URI.create(PATH + '/' + schedule))
                            .header(HttpHeaders.ETAG, Revisions.tag(made.revision()))
                            .entity(ScheduleView.of(made, now))
                            .build();
            case Schedules.Change.Changed(var changed) -> answer(changed, now);
            case Schedules.Change.Same(var same) -> answer(same, now);
            case Schedules.Change.Conflict(var standing) ->
                    throw Revisions.isAnother(
                            "schedule " + schedule,
                            String.valueOf(ifMatch),
                            Revisions.tag(standing.map(Schedule::revision).orElse(0L)));
        };
    }

    @GET
    @Operation(summary = "Lists schedules", description = "In the order of their names.")
    @APIResponse(responseCode = "200", description = "A page of schedules")
    @APIResponse(responseCode = "400", ref = "problem")
    public SchedulePage list(@QueryParam("after") Optional<String> after) {
        Page<ScheduleName> names = schedules.names(after.map(SchedulesResource::after));
        Instant now = clock.instant();
        return new SchedulePage(
                names.items().stream()
                        .flatMap(name -> schedules.read(name).stream())
                        .map(stored -> ScheduleView.of(stored.schedule(), now))
                        .toList(),
                names.more()
                        ? Optional.of(URI.create(PATH + "?after=" + names.items().getLast()))
                        : Optional.empty());
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "Shows a schedule", description = "With its next firings.")
    @APIResponse(
            responseCode = "200",
            description = "The schedule",
            content = @Content(schema = @Schema(implementation = ScheduleView.class)))
    @APIResponse(responseCode = "404", ref = "problem")
    public RestResponse<ScheduleView> show(@PathParam("name") String name) {
        return answer(find(name), clock.instant());
    }

    @DELETE
    @Path("/{name}")
    @Operation(summary = "Deletes a schedule", description = "Its runs stay.")
    @APIResponse(responseCode = "204", description = "The schedule is no more")
    @APIResponse(responseCode = "404", ref = "problem")
    public void delete(@PathParam("name") String name) {
        schedules.delete(find(name).name());
    }

    private static RestResponse<ScheduleView> answer(Schedule schedule, Instant now) {
        return ResponseBuilder.ok(ScheduleView.of(schedule, now))
                .header(HttpHeaders.ETAG, Revisions.tag(schedule.revision()))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    private Schedule find(String name) {
        try {
            return schedules
                    .read(new ScheduleName(name))
                    .map(Schedules.Stored::schedule)
                    .orElseThrow(() -> noSchedule("there is no schedule " + name));
        } catch (IllegalArgumentException e) {
            throw noSchedule(String.valueOf(e.getMessage()));
        }
    }

    private static ProblemException noSchedule(String detail) {
        return RunRequests.refused(ProblemType.NO_SUCH_SCHEDULE, detail);
    }

    private static ScheduleName newName(String name) {
        try {
            return new ScheduleName(name);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemType.INVALID_SPEC,
                            String.valueOf(e.getMessage()),
                            new Problem.FieldError("name", String.valueOf(e.getMessage()))));
        }
    }

    private static ScheduleName after(String text) {
        try {
            return new ScheduleName(text);
        } catch (IllegalArgumentException e) {
            throw RunRequests.parameter("after", String.valueOf(e.getMessage()));
        }
    }

    private static ScheduleSpec spec(String body, MediaType type, Instant now) {
        ScheduleSpec spec = Bodies.read(body, type, ScheduleSpec.class, "a schedule");
        try {
            spec.check(now);
        } catch (InvalidDocument e) {
            throw Bodies.invalid(e, "run.");
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemType.INVALID_SPEC,
                            "runName: " + e.getMessage(),
                            new Problem.FieldError("runName", String.valueOf(e.getMessage()))));
        }
        return spec;
    }
}
