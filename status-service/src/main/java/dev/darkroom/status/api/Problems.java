package dev.darkroom.status.api;

import dev.darkroom.status.progress.StoreFailure;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// The one place where an exception becomes an answer: always problem+json.
@Singleton
final class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    Response refused(RequestRefused e) {
        return Problem.response(e.status(), String.valueOf(e.getMessage()));
    }

    /// What the framework itself refuses: no such path (404), method (405), media type (406).
    @ServerExceptionMapper
    Response refused(WebApplicationException e, UriInfo request) {
        Response.StatusType status = e.getResponse().getStatusInfo();
        String detail = "%s: /%s".formatted(status.getReasonPhrase(), relative(request));
        Response problem = Problem.response(status, detail);
        Object allow = e.getResponse().getHeaders().getFirst(HttpHeaders.ALLOW);
        return allow == null
                ? problem
                : Response.fromResponse(problem).header(HttpHeaders.ALLOW, allow).build();
    }

    @ServerExceptionMapper
    Response unavailable(StoreFailure e) {
        LOG.error("the store does not answer", e);
        return Problem.response(Status.SERVICE_UNAVAILABLE, "the store does not answer, try again");
    }

    @ServerExceptionMapper
    Response defect(RuntimeException e, UriInfo request) {
        LOG.errorf(e, "a defect while answering /%s", oneLine(relative(request)));
        return Problem.response(Status.INTERNAL_SERVER_ERROR, "a defect of this service, logged");
    }

    /// A path comes from outside, decoded: it must not begin lines of its own in the log.
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private static String relative(UriInfo request) {
        return request.getPath().replaceFirst("^/", "");
    }
}
