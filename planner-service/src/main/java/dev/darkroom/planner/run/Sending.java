package dev.darkroom.planner.run;

import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.planner.shard.Plans;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Job messages on their way into a run's queue.
@Singleton
final class Sending {
    private final Reconciler reconciler;
    private final Plans plans;
    private final JobQueues queues;
    private final InstantSource clock;

    Sending(Reconciler reconciler, Plans plans, JobQueues queues, InstantSource clock) {
        this.reconciler = reconciler;
        this.plans = plans;
        this.queues = queues;
        this.clock = clock;
    }

    /// @return whether it was made; otherwise it must be asked for again
    boolean makeQueue(HeldRun run) {
        Optional<String> url = queues.make(run.document().name(), run.document().generation());
        url.ifPresent(
                made -> run.save(reconciler.queueMade(run.document(), made, clock.instant())));
        return url.isPresent();
    }

    void send(Action.Send send, HeldRun run, RunMemory memory) {
        RunDocument document = run.document();
        memory.sent();
        queues.send(
                document.queueUrl().orElseThrow(),
                messages(document, document.plan().orElseThrow(), send, memory));
        run.save(reconciler.sent(document, send.to(), clock.instant()));
    }

    private List<JobMessage> messages(
            RunDocument run, Plan plan, Action.Send send, RunMemory memory) {
        try (var shards = plans.shards(run.name(), plan)) {
            return shards.skip(send.from())
                    .limit((long) send.to() - send.from())
                    .filter(shard -> !memory.isReported(shard.id()))
                    .map(shard -> JobMessage.of(run.name(), plan.epoch(), shard))
                    .toList();
        }
    }
}
