package dev.darkroom.planner.run;

import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.PlannedShard;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.planner.shard.Plans;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;

/// Job messages on their way into a run's queue. A shard of archived objects gets its report
/// instead.
@Singleton
final class Sending {
    private final Reconciler reconciler;
    private final Plans plans;
    private final JobQueues queues;
    private final PlannerReports reports;
    private final InstantSource clock;

    Sending(
            Reconciler reconciler,
            Plans plans,
            JobQueues queues,
            PlannerReports reports,
            InstantSource clock) {
        this.reconciler = reconciler;
        this.plans = plans;
        this.queues = queues;
        this.reports = reports;
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
        Plan plan = document.plan().orElseThrow();
        var messages = new ArrayList<JobMessage>();
        var archived = new ArrayList<PlannedShard>();
        plans.shards(document.name(), plan, send.from(), send.to())
                .filter(shard -> !memory.isReported(shard.id()))
                .forEach(shard -> {
                    if (shard.archived()) {
                        archived.add(shard);
                    } else {
                        messages.add(JobMessage.of(document.name(), plan.epoch(), shard));
                    }
                });
        memory.sent();
        queues.send(document.queueUrl().orElseThrow(), messages);
        for (PlannedShard shard : archived) {
            reports.archived(document, shard);
            run.keep();
        }
        if (!archived.isEmpty()) {
            memory.expectReports();
        }
        run.save(reconciler.sent(run.document(), send.to(), clock.instant()));
    }
}
