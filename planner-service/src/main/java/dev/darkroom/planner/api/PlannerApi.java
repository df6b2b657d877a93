package dev.darkroom.planner.api;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/// The OpenAPI document's own words, and what its operations share.
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Darkroom planner",
                        version = "1",
                        description = "Runs: many photos developed by one recipe."),
        components =
                @Components(
                        responses =
                                @APIResponse(
                                        name = "problem",
                                        description = "What is wrong (RFC 9457)",
                                        content =
                                                @Content(
                                                        mediaType = Problem.MEDIA_TYPE,
                                                        schema =
                                                                @Schema(
                                                                        implementation =
                                                                                Problem.class),
                                                        examples =
                                                                @ExampleObject(
                                                                        name = "invalid",
                                                                        value =
                                                                                RunExamples
                                                                                        .INVALID)))))
public final class PlannerApi extends Application {}
