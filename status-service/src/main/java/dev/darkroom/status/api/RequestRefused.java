package dev.darkroom.status.api;

import jakarta.ws.rs.core.Response.Status;

/// A request that is not answered, for a reason that its client can do something about.
final class RequestRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Status status;

    private RequestRefused(Status status, String detail) {
        super(detail);
        this.status = status;
    }

    static RequestRefused badRequest(String detail) {
        return new RequestRefused(Status.BAD_REQUEST, detail);
    }

    static RequestRefused notFound(String detail) {
        return new RequestRefused(Status.NOT_FOUND, detail);
    }

    Status status() {
        return status;
    }
}
