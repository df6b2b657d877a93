package dev.darkroom.planner.run;

import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.Wave;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Gathers what is to be seen of a run: as much as its state makes worth a request.
@Singleton
final class Lookout {
    private static final Logger LOG = Logger.getLogger(Lookout.class);

    private final ReportWatch reports;
    private final JobQueues queues;
    private final WaveJobs jobs;
    private final Pace pace;

    Lookout(ReportWatch reports, JobQueues queues, WaveJobs jobs, Pace pace) {
        this.reports = reports;
        this.queues = queues;
        this.jobs = jobs;
        this.pace = pace;
    }

    Sight look(RunDocument run, RunMemory memory, Instant now) {
        memory.holds(run.epoch());
        if (memory.published() < run.revision()) {
            return memory.sight(Optional.empty(), Map.of());
        }
        return switch (run.state()) {
            case RUNNING -> atWork(run, run.plan().orElseThrow(), memory, now);
            case COMPLETED, COMPLETED_WITH_FAILURES, CANCELLED, FAILED ->
                    memory.sight(Optional.empty(), waves(run, memory, now));
            case AWAITING_CONFIRMATION, PLANNING, PAUSED, CANCELLING ->
                    memory.sight(Optional.empty(), Map.of());
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
        return memory.sight(depth, waves(run, memory, now));
    }

    private Optional<QueueDepth> depth(RunDocument run) {
        try {
            return run.queueUrl().map(queues::depth);
        } catch (RuntimeException e) {
            LOG.warnf(e, "job queue could not be asked run=%s", run.name());
            return Optional.empty();
        }
    }

    private Map<String, WaveSight> waves(RunDocument run, RunMemory memory, Instant now) {
        List<Wave> lasting = run.waves().stream().filter(wave -> !wave.ended()).toList();
        if (lasting.isEmpty()) {
            return Map.of();
        }
        try {
            var seen = new HashMap<>(jobs.look(lasting));
            lasting.stream()
                    .filter(wave -> wave.jobId().isEmpty() && memory.mayBeShownLater(wave, now))
                    .filter(wave -> seen.get(wave.name()) instanceof WaveSight.Absent)
                    .forEach(wave -> seen.put(wave.name(), new WaveSight.Unseen()));
            return seen;
        } catch (RuntimeException e) {
            LOG.warnf(e, "jobs of waves could not be looked up run=%s", run.name());
            return Map.of();
        }
    }
}
