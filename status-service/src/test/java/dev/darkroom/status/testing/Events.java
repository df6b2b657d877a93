package dev.darkroom.status.testing;

import dev.darkroom.contracts.Capacity;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.StatusEvent;
import dev.darkroom.contracts.StatusEvent.DeadLetterSeen;
import dev.darkroom.contracts.StatusEvent.JobsSeen;
import dev.darkroom.contracts.StatusEvent.RunChanged;
import dev.darkroom.contracts.StatusEvent.ShardReported;
import dev.darkroom.contracts.StatusEvent.WaveSubmitted;
import dev.darkroom.contracts.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Events as planner and workers tell them.
public final class Events {
    public static final Instant START = Instant.parse("2026-11-01T08:00:00Z");
    private static final AtomicInteger RUNS = new AtomicInteger();

    private Events() {}

    /// A run that no other test knows.
    public static RunName freshRun() {
        return new RunName("run-%d-%d".formatted(RUNS.incrementAndGet(), System.nanoTime()));
    }

    public static RunChanged changed(RunName run, long revision, RunState state) {
        return changed(run, revision, state, Optional.empty());
    }

    public static RunChanged planned(
            RunName run, long revision, RunState state, int shards, long objects) {
        return changed(
                run, revision, state, Optional.of(new Plan(1, 0, shards, objects, objects * 1000)));
    }

    private static RunChanged changed(
            RunName run, long revision, RunState state, Optional<Plan> plan) {
        return changed(run, revision, state, plan, plan.map(Plan::objects));
    }

    public static RunChanged changed(
            RunName run,
            long revision,
            RunState state,
            Optional<Plan> plan,
            Optional<Long> objects) {
        return new RunChanged(
                run,
                revision,
                state,
                "web",
                plan,
                objects,
                Optional.of("revision " + revision),
                START,
                START.plusSeconds(revision));
    }

    public static ShardReported reported(RunName run, int index, long developed, long rejected) {
        return reported(run, new ShardId(0, index), developed, rejected, START.plusSeconds(60));
    }

    public static ShardReported reported(
            RunName run, ShardId shard, long developed, long rejected, Instant at) {
        return new ShardReported(run, shard, tally(developed, rejected), at);
    }

    public static Tally tally(long developed, long rejected) {
        var tally =
                new Tally(
                        Map.of(Outcome.DEVELOPED, developed),
                        developed * 1000,
                        developed * 3,
                        developed * 100,
                        Map.of());
        return rejected == 0
                ? tally
                : tally.plus(
                        new Tally(
                                Map.of(Outcome.REJECTED, rejected),
                                rejected * 1000,
                                0,
                                0,
                                Map.of("truncated", rejected)));
    }

    public static JobsSeen jobsSeen(RunName run) {
        return new JobsSeen(
                run, "wave-1", Capacity.SPOT, Map.of("RUNNABLE", 5), Optional.empty(), START);
    }

    public static DeadLetterSeen deadLetterSeen() {
        return new DeadLetterSeen(Optional.empty(), "message", Optional.empty(), START);
    }

    public static WaveSubmitted wave(RunName run, int number, int workers) {
        return new WaveSubmitted(
                run, "wave-" + number, "job-" + number, workers, START.plusSeconds(number));
    }

    /// A whole run: its revisions, waves and shards, to its end.
    public static List<StatusEvent> ofRun(RunName run, int shards) {
        var events = new ArrayList<StatusEvent>();
        events.add(changed(run, 1, RunState.PLANNING));
        events.add(planned(run, 2, RunState.RUNNING, shards, shards * 10L));
        events.add(wave(run, 1, 5));
        events.add(wave(run, 2, 40));
        for (int i = 0; i < shards; i++) {
            events.add(
                    reported(run, new ShardId(0, i), 10 - i % 3, i % 3, START.plusSeconds(60 + i)));
        }
        events.add(planned(run, 3, RunState.COMPLETED, shards, shards * 10L));
        return events;
    }
}
