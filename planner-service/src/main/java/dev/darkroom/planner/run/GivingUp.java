package dev.darkroom.planner.run;

import dev.darkroom.contracts.RunDocument;
import dev.darkroom.planner.shard.Plans;
import jakarta.inject.Singleton;

/// The end of shards that no worker reports: planner does.
@Singleton
final class GivingUp {
    private final Plans plans;
    private final PlannerReports reports;

    GivingUp(Plans plans, PlannerReports reports) {
        this.plans = plans;
        this.reports = reports;
    }

    void giveUp(HeldRun run, RunMemory memory) {
        RunDocument document = run.document();
        plans.shards(document.name(), document.plan().orElseThrow())
                .filter(shard -> !memory.isReported(shard.id()))
                .forEach(shard -> {
                    reports.givenUp(document, shard);
                    run.keep();
                });
        memory.sent();
        memory.expectReports();
    }
}
