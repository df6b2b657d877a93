package dev.darkroom.contracts;

import java.time.Instant;

/// The time of workers that a run has paid for: whole milliseconds of vCPUs, on either capacity.
///
/// @param countedTo what workers do after it is not counted yet
public record Spending(long spotVcpuMillis, long onDemandVcpuMillis, Instant countedTo) {
    public Spending {
        Documents.notNegative("spotVcpuMillis", spotVcpuMillis);
        Documents.notNegative("onDemandVcpuMillis", onDemandVcpuMillis);
        Documents.required("countedTo", countedTo);
    }

    public static Spending none(Instant now) {
        return new Spending(0, 0, now);
    }
}
