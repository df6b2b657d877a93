package dev.darkroom.contracts;

/// A JSON document that cannot be read, with the place in it that is wrong.
public final class InvalidDocument extends Exception {
    private static final long serialVersionUID = 1L;

    private final String path;

    InvalidDocument(String path, String problem, Throwable cause) {
        super(problem, cause);
        this.path = path;
    }

    /// The path of the offending field, such as `recipe.renditions[1].width`; empty for the
    /// document itself.
    public String path() {
        return path;
    }
}
