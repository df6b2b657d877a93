package dev.darkroom.contracts;

/// How far the job messages of a plan have been sent.
///
/// @param round 1 for the first time that every shard is sent, then one more for each resend of
///   what has no report
/// @param sent shards of the plan, in their order, that this round is through with
public record Dispatch(int round, int sent) {
    public static final Dispatch NONE = new Dispatch(1, 0);

    public Dispatch {
        Documents.within("round", round, 1, Integer.MAX_VALUE);
        Documents.notNegative("sent", sent);
    }
}
