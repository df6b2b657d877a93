package dev.darkroom.planner.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/// What went wrong with a request (RFC 9457).
///
/// @param type one of the kinds of [ProblemType], or `about:blank`
/// @param errors the places in the request that are wrong
@RegisterForReflection // it travels inside a Response, where Quarkus does not see its type
public record Problem(URI type, String title, int status, String detail, List<FieldError> errors) {
    static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /// A place in the request that is wrong.
    ///
    /// @param path such as `recipe.renditions[1].width`; empty for the document itself
    @RegisterForReflection
    public record FieldError(String path, String message) {}

    static Problem of(ProblemType type, String detail) {
        return new Problem(type.uri(), type.title(), type.status(), detail, List.of());
    }

    static Problem of(ProblemType type, String detail, FieldError error) {
        return new Problem(type.uri(), type.title(), type.status(), detail, List.of(error));
    }

    Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }
}
