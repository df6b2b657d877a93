package dev.darkroom.planner.run;

import dev.darkroom.contracts.Capacity;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunDocument;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Gathers what is to be seen of a run: as much as its state makes worth a request.
@Singleton
final class Lookout {
    private static final Logger LOG = Logger.getLogger(Lookout.class);

    private final ReportWatch reports;
    private final JobQueues queues;
    private final JobWatch jobs;
    private final Pace pace;
    private final Fleet fleet;

    Lookout(ReportWatch reports, JobQueues queues, JobWatch jobs, Pace pace, Fleet fleet) {
        this.reports = reports;
        this.queues = queues;
        this.jobs = jobs;
        this.pace = pace;
        this.fleet = fleet;
    }

    Sight look(RunDocument run, RunMemory memory, Instant now) {
        memory.holds(run);
        if (memory.published() < run.revision()) {
            return memory.sight(run);
        }
        return switch (run.state()) {
            case RUNNING -> atWork(run, run.plan().orElseThrow(), memory, now);
            case PAUSED, CANCELLING, COMPLETED, COMPLETED_WITH_FAILURES, CANCELLED, FAILED ->
                    seen(run, memory, Optional.empty(), Map.of(), now);
            case AWAITING_CONFIRMATION, PLANNING -> memory.sight(run);
        };
    }

    private Sight atWork(RunDocument run, Plan plan, RunMemory memory, Instant now) {
        // Several actions may follow each other at once; the pace of listings is kept all the same.
        var due = pace.lookAt(plan.shards()).dividedBy(2);
        if (memory.expectsReports() || !memory.reportsListed().plus(due).isAfter(now)) {
            reports.look(run.name(), plan, memory, now);
        }
        Optional<QueueDepth> depth = depth(run);
        memory.sawQueue(depth, now);
        return seen(run, memory, depth, jobs.blocked(), now);
    }

    private Sight seen(
            RunDocument run,
            RunMemory memory,
            Optional<QueueDepth> depth,
            Map<Capacity, String> blocked,
            Instant now) {
        Map<String, WaveSight> waves = jobs.look(run, memory, now);
        return memory.sight(run, depth, waves, blocked, fleet.vcpusOf(run), now);
    }

    private Optional<QueueDepth> depth(RunDocument run) {
        try {
            return run.queueUrl().map(queues::depth);
        } catch (RuntimeException e) {
            LOG.warnf(e, "job queue could not be asked run=%s", run.name());
            return Optional.empty();
        }
    }
}
