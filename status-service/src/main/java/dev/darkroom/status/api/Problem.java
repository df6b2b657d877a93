package dev.darkroom.status.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.StatusType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why a request was not answered, as RFC 9457 has it.
///
/// @param type a URI of the kind of problem; `about:blank` where the status says it all
/// @param title of the status
/// @param detail of this occurrence, for people
@RegisterForReflection
@Schema(name = "Problem", description = "Why a request was not answered (RFC 9457)")
public record Problem(
        @Schema(examples = "about:blank") String type,
        @Schema(examples = "Not Found") String title,
        @Schema(examples = "404") int status,
        @Schema(examples = "no run is called 'summer-2026'") String detail) {
    public static final String JSON = "application/problem+json";

    static Response response(StatusType status, String detail) {
        var problem =
                new Problem(
                        "about:blank", status.getReasonPhrase(), status.getStatusCode(), detail);
        return Response.status(status).entity(problem).type(MediaType.valueOf(JSON)).build();
    }
}
