package dev.darkroom.planner.run;

import dev.darkroom.contracts.Capacity;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.StatusEvent;
import dev.darkroom.contracts.StatusEvent.JobsSeen;
import dev.darkroom.contracts.Wave;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Looks up the jobs of a run's waves, and tells of those whose workers have gone into other
/// states.
@Singleton
final class JobWatch {
    private static final Logger LOG = Logger.getLogger(JobWatch.class);

    private final WaveJobs jobs;
    private final StatusEvents events;

    JobWatch(WaveJobs jobs, StatusEvents events) {
        this.jobs = jobs;
        this.events = events;
    }

    /// The waves that have not ended; none if Batch cannot be asked.
    Map<String, WaveSight> look(RunDocument run, RunMemory memory, Instant now) {
        List<Wave> lasting = run.waves().stream().filter(wave -> !wave.ended()).toList();
        if (lasting.isEmpty()) {
            return Map.of();
        }
        Map<String, WaveSight> seen;
        try {
            seen = new HashMap<>(jobs.look(lasting));
        } catch (RuntimeException e) {
            LOG.warnf(e, "jobs of waves could not be looked up run=%s", run.name());
            return Map.of();
        }
        lasting.stream()
                .filter(wave -> wave.jobId().isEmpty() && memory.mayBeShownLater(wave, now))
                .filter(wave -> seen.get(wave.name()) instanceof WaveSight.Absent)
                .forEach(wave -> seen.put(wave.name(), new WaveSight.Unseen()));
        tell(run, lasting, seen, memory, now);
        return seen;
    }

    /// Why a capacity's job queue starts nothing; none if Batch cannot be asked.
    Map<Capacity, String> blocked() {
        try {
            return jobs.blocked();
        } catch (RuntimeException e) {
            LOG.warn("job queues could not be asked for their state", e);
            return Map.of();
        }
    }

    private void tell(
            RunDocument run,
            List<Wave> waves,
            Map<String, WaveSight> seen,
            RunMemory memory,
            Instant now) {
        var changed = new ArrayList<JobsSeen>();
        for (Wave wave : waves) {
            Optional.ofNullable(seen.get(wave.name()))
                    .flatMap(sight -> event(run, wave, sight, now))
                    .filter(event -> memory.isNew(event.wave(), event.states()))
                    .ifPresent(changed::add);
        }
        if (changed.isEmpty()) {
            return;
        }
        try {
            events.publish(List.<StatusEvent>copyOf(changed));
        } catch (RuntimeException e) {
            // The next look tells it.
            LOG.warnf(e, "states of jobs could not be told run=%s", run.name());
            return;
        }
        changed.forEach(event -> memory.told(event.wave(), event.states()));
    }

    private static Optional<JobsSeen> event(
            RunDocument run, Wave wave, WaveSight sight, Instant now) {
        return switch (sight) {
            case WaveSight.Active(_, var states, var reason) ->
                    Optional.of(
                            new JobsSeen(
                                    run.name(), wave.name(), wave.capacity(), states, reason, now));
            case WaveSight.Ended ended ->
                    Optional.of(
                            new JobsSeen(
                                    run.name(),
                                    wave.name(),
                                    wave.capacity(),
                                    Map.of(
                                            "SUCCEEDED",
                                            wave.workers() - ended.failed(),
                                            "FAILED",
                                            ended.failed()),
                                    Optional.of(ended.reason()).filter(said -> !said.isEmpty()),
                                    now));
            case WaveSight.Absent _, WaveSight.Unseen _ -> Optional.empty();
        };
    }
}
