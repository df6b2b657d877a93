package dev.darkroom.worker.edge;

/// A failure of an edge, classified where it happened.
public final class EdgeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final EdgeFailure failure;

    /// @param message what was being done, and to which thing
    public EdgeException(EdgeFailure failure, String message, Throwable cause) {
        super(message, cause);
        this.failure = failure;
    }

    /// A failure that no exception tells of.
    public EdgeException(EdgeFailure failure, String message) {
        super(message);
        this.failure = failure;
    }

    public EdgeFailure failure() {
        return failure;
    }

    /// This message and its causes', in one line.
    public String story() {
        var story = new StringBuilder(String.valueOf(getMessage()));
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            story.append(": ").append(cause.getMessage());
        }
        return story.toString().replaceAll("\\s+", " ");
    }
}
