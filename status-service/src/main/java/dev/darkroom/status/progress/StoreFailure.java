package dev.darkroom.status.progress;

/// A store did not do what it was asked to, and kept nothing of it.
public final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean refused;
    private final String why;

    /// @param refused whether the data themselves are at fault, so that trying again is in vain
    public StoreFailure(String message, boolean refused, Throwable cause) {
        super(message, cause);
        this.refused = refused;
        this.why = String.valueOf(cause.getMessage());
    }

    public boolean isRefused() {
        return refused;
    }

    /// What the cause says.
    public String why() {
        return why;
    }
}
