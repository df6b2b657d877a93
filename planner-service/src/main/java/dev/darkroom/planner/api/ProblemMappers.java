package dev.darkroom.planner.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Answers every failed request by a problem document.
final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final URI BLANK = URI.create("about:blank");

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return e.problem().response();
    }

    /// What JAX-RS itself refuses: an unknown path, a method or media type that a resource does not
    /// take.
    @ServerExceptionMapper
    Response refusal(WebApplicationException e) {
        Response answer = e.getResponse();
        String title = answer.getStatusInfo().getReasonPhrase();
        var problem =
                new Problem(
                        BLANK,
                        title,
                        answer.getStatus(),
                        String.valueOf(e.getMessage()),
                        List.of());
        var response = Response.fromResponse(problem.response());
        if (answer.getHeaders().containsKey(HttpHeaders.ALLOW)) {
            response.header(HttpHeaders.ALLOW, answer.getHeaderString(HttpHeaders.ALLOW));
        }
        return response.build();
    }

    @ServerExceptionMapper
    Response failure(RuntimeException e) {
        LOG.error("request failed", e);
        return new Problem(
                        BLANK,
                        Response.Status.INTERNAL_SERVER_ERROR.getReasonPhrase(),
                        Response.Status.INTERNAL_SERVER_ERROR.getStatusCode(),
                        "planner could not answer; its log says why",
                        List.of())
                .response();
    }
}
