package dev.darkroom.simulator.process;

/// Why a call brought no answer.
public enum CallFailure {
    /// A 503 or a timeout: whether it took effect is unknown.
    UNANSWERED,
    /// The cloud refuses, and would again.
    REFUSED,
    /// 403.
    DENIED
}
