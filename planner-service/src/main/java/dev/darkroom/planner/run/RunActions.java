package dev.darkroom.planner.run;

import dev.darkroom.contracts.Lease;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.StatusEvent;
import dev.darkroom.contracts.Wave;
import dev.darkroom.planner.inventory.InventoryUnusable;
import dev.darkroom.planner.inventory.SourceUnusable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Carries out the reconciler's actions.
@Singleton
final class RunActions {
    private final Reconciler reconciler;
    private final Planning planning;
    private final Estimating estimating;
    private final Turns turns;
    private final Sending sending;
    private final GivingUp givingUp;
    private final Completion completion;
    private final JobQueues queues;
    private final WaveJobs jobs;
    private final StatusEvents events;
    private final InstantSource clock;

    RunActions(
            Reconciler reconciler,
            Planning planning,
            Estimating estimating,
            Turns turns,
            Sending sending,
            GivingUp givingUp,
            Completion completion,
            JobQueues queues,
            WaveJobs jobs,
            StatusEvents events,
            InstantSource clock) {
        this.reconciler = reconciler;
        this.planning = planning;
        this.estimating = estimating;
        this.turns = turns;
        this.sending = sending;
        this.givingUp = givingUp;
        this.completion = completion;
        this.queues = queues;
        this.jobs = jobs;
        this.events = events;
        this.clock = clock;
    }

    /// @return how long to wait before the next look; empty if the next action may follow at once
    Optional<Duration> carryOut(Action action, HeldRun run, RunMemory memory) {
        switch (action) {
            case Action.Leave _ -> {
                return Optional.of(untilLeaseEnds(run.document()));
            }
            case Action.Wait(Duration pause) -> {
                return memory.expectsReports() && run.document().state().isOpenToWorkers()
                        ? Optional.empty()
                        : Optional.of(pause);
            }
            case Action.Save(RunDocument next) -> run.save(next);
            case Action.Publish(StatusEvent event) -> publish(event, run.document(), memory);
            case Action.Estimate _ -> {
                return plan(() -> estimate(run));
            }
            case Action.FreezeListing _ -> {
                return plan(() -> planning.freezeListing(run));
            }
            case Action.MakePlan _ -> {
                return plan(() -> planning.makePlan(run));
            }
            case Action.MakeQueue _ -> {
                return sending.makeQueue(run) ? Optional.empty() : Optional.of(reconciler.pause());
            }
            case Action.Send send -> sending.send(send, run, memory);
            case Action.Submit(Wave wave) -> submit(wave, run, memory);
            case Action.GiveUp _ -> givingUp.giveUp(run, memory);
            case Action.Complete complete -> {
                completion.write(complete.next(), run::keep);
                run.save(reconciler.completed(run.document(), complete, clock.instant()));
            }
            case Action.EndJobs(List<Wave> waves) -> {
                waves.forEach(wave -> end(wave, run.document()));
                return Optional.of(reconciler.pause());
            }
            case Action.Close(RunDocument next) -> {
                // Without a plan there was no queue to make.
                if (next.plan().isPresent()) {
                    queues.delete(next.name(), next.generation());
                }
                run.save(next);
            }
        }
        return Optional.empty();
    }

    private void estimate(HeldRun run) {
        RunDocument next;
        try {
            estimating.estimate(run.document(), run::keep);
            next = reconciler.estimated(run.document(), clock.instant());
        } catch (SourceUnusable | InventoryUnusable e) {
            next =
                    reconciler.failed(
                            run.document(), String.valueOf(e.getMessage()), clock.instant());
        }
        run.save(next);
    }

    private Optional<Duration> plan(Runnable work) {
        return turns.plan(work) ? Optional.empty() : Optional.of(reconciler.pause());
    }

    private Duration untilLeaseEnds(RunDocument run) {
        Duration left =
                run.lease()
                        .map(Lease::until)
                        .map(until -> Duration.between(clock.instant(), until))
                        .orElse(Duration.ZERO);
        return left.compareTo(reconciler.pause()) > 0 ? left : reconciler.pause();
    }

    /// Waves are told along with the run, so that one whose planner was killed is told by the next.
    private void publish(StatusEvent event, RunDocument run, RunMemory memory) {
        List<Wave> untold =
                run.waves().stream()
                        .filter(wave -> wave.jobId().isPresent() && !memory.isTold(wave))
                        .toList();
        var told = new ArrayList<StatusEvent>(List.of(event));
        for (Wave wave : untold) {
            told.add(
                    new StatusEvent.WaveSubmitted(
                            run.name(),
                            wave.name(),
                            wave.jobId().orElseThrow(),
                            wave.workers(),
                            wave.writtenAt()));
        }
        events.publish(told);
        untold.forEach(memory::told);
        memory.published(run.revision());
    }

    private void submit(Wave wave, HeldRun run, RunMemory memory) {
        String jobId;
        try {
            jobId = jobs.submit(run.document(), wave);
        } finally {
            memory.submitted(wave, clock.instant());
        }
        run.save(reconciler.submitted(run.document(), wave, jobId, clock.instant()));
    }

    private void end(Wave wave, RunDocument run) {
        wave.jobId()
                .ifPresent(id ->
                        jobs.terminate(id, "run %s is %s".formatted(run.name(), run.state())));
    }
}
