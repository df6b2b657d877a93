package dev.darkroom.simulator.audit;

import dev.darkroom.contracts.Capacity;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.simulator.cloud.Cloud;
import dev.darkroom.simulator.scenario.Scenario;
import dev.darkroom.simulator.worker.FleetWatch;
import dev.darkroom.simulator.worker.WorkerProcess;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Watches workers take messages: [Rule#WORKERS_WITHIN_LIMIT], and of [Rule#WAVE_ONCE] that of each
/// wave one job works.
public final class WorkersAtWork implements FleetWatch {
    private final Cloud cloud;
    private final Scenario scenario;
    private final Set<WorkerProcess> atWork = new LinkedHashSet<>();
    private final Set<WorkerProcess> tookUnnamed = new HashSet<>();
    private final Map<String, String> jobOfWave = new HashMap<>();

    public WorkersAtWork(Cloud cloud, Scenario scenario) {
        this.cloud = cloud;
        this.scenario = scenario;
    }

    @Override
    public void tookMessage(WorkerProcess worker) {
        RunDocument run =
                cloud.control().get(scenario.keys().document(), RunDocument.class).content();
        atWork.add(worker);
        long named = atWork.stream().filter(it -> isNamed(run, it)).count();
        Violation.unless(
                named <= run.limits().workers().max(),
                Rule.WORKERS_WITHIN_LIMIT,
                () ->
                        "%d workers at work, the limit is %d"
                                .formatted(named, run.limits().workers().max()));
        long onDemand = atWork.stream().filter(it -> isOnDemand(run, it)).count();
        Violation.unless(
                onDemand <= run.limits().workers().onDemandMax(),
                Rule.WORKERS_WITHIN_LIMIT,
                () ->
                        "%d workers at work on on-demand capacity, the limit is %d"
                                .formatted(onDemand, run.limits().workers().onDemandMax()));
        Violation.unless(
                isNamed(run, worker) || tookUnnamed.add(worker),
                Rule.WORKERS_WITHIN_LIMIT,
                () ->
                        "%s took a second message although run.json does not name it"
                                .formatted(worker.name()));
        String wave = worker.child().jobName();
        String job = worker.child().jobId();
        Violation.unless(
                jobOfWave.computeIfAbsent(wave, _ -> job).equals(job),
                Rule.WAVE_ONCE,
                () ->
                        "workers of %s and of %s took messages, both of wave %s"
                                .formatted(jobOfWave.get(wave), job, wave));
    }

    @Override
    public void idle(WorkerProcess worker) {
        atWork.remove(worker);
    }

    private static boolean isOnDemand(RunDocument run, WorkerProcess worker) {
        return isNamed(run, worker)
                && run.waves().stream()
                        .filter(wave -> wave.name().equals(worker.child().jobName()))
                        .anyMatch(wave -> wave.capacity() == Capacity.ON_DEMAND);
    }

    private static boolean isNamed(RunDocument run, WorkerProcess worker) {
        return run.names(worker.child().jobName(), worker.child().jobId());
    }
}
