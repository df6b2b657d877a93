package dev.darkroom.simulator.planner;

import dev.darkroom.contracts.Capacity;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.Wave;
import dev.darkroom.planner.run.Action;
import dev.darkroom.planner.run.Reconciler;
import dev.darkroom.planner.run.RunMemory;
import dev.darkroom.planner.run.Sight;
import dev.darkroom.simulator.cloud.Cloud;
import dev.darkroom.simulator.cloud.CompletionManifest;
import dev.darkroom.simulator.cloud.Stored;
import dev.darkroom.simulator.process.CallFailure;
import dev.darkroom.simulator.process.SimulatedProcess;
import dev.darkroom.simulator.scenario.Scenario;
import dev.darkroom.simulator.world.Fault;
import dev.darkroom.simulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A planner that follows the one run: read the document, look, decide, act, and again until there
/// is a reason to wait. Whatever fails, it begins anew after a pause.
public final class PlannerProcess extends SimulatedProcess {
    private final World world;
    private final Cloud cloud;
    private final Scenario scenario;
    private final Consumer<PlannerProcess> killed;
    private final Reconciler reconciler;
    private final RunMemory memory = new RunMemory();
    private final Lookout lookout;
    private final Planning planning;
    private final Dispatching dispatching;
    private Optional<Integer> madeQueueOf = Optional.empty();

    /// @param killed told when it was killed
    public PlannerProcess(
            World world,
            Cloud cloud,
            Scenario scenario,
            String name,
            Consumer<PlannerProcess> killed) {
        super(world, name, Fault.PLANNER_KILLED, Fault.PLANNER_PAUSED);
        this.world = world;
        this.cloud = cloud;
        this.scenario = scenario;
        this.killed = killed;
        this.reconciler = new Reconciler(name, scenario.pace(), scenario.fleet());
        this.lookout = new Lookout(this, cloud, scenario, memory);
        this.planning = new Planning(this, cloud, scenario, reconciler);
        this.dispatching = new Dispatching(this, cloud, scenario, reconciler, memory);
    }

    @Override
    protected void afterKill() {
        killed.accept(this);
    }

    /// Reads the run's document, and does what follows from it.
    public void visit() {
        call(
                "GET run.json",
                () -> cloud.control().get(scenario.keys().document(), RunDocument.class),
                this::consider);
    }

    private void consider(Stored<RunDocument> run) {
        if (madeQueueOf.filter(made -> made < run.content().generation()).isPresent()) {
            deleteOldQueue(run);
        } else if (run.content().closed()) {
            leaveClosed(run.content());
        } else if (reconciler.holds(run.content(), now())) {
            memory.holds(run.content());
            lookout.look(run.content(), sight -> decide(run, sight));
        } else {
            decide(run, memory.sight(run.content()));
        }
    }

    private void decide(Stored<RunDocument> run, Sight sight) {
        act(run, reconciler.decide(run.content(), sight, now()));
    }

    private void act(Stored<RunDocument> run, Action action) {
        switch (action) {
            case Action.Leave _ -> again(untilLeaseEnds(run.content()));
            case Action.Wait(Duration pause) -> again(pause);
            case Action.Save(RunDocument next) -> save(run, next);
            case Action.Publish(var event) -> {
                long revision = run.content().revision();
                lookout.tell(event, run.content(), () -> published(run, revision));
            }
            case Action.FreezeListing _ -> planning.freezeListing(run);
            case Action.MakePlan _ -> planning.makePlan(run);
            case Action.MakeQueue _ -> {
                madeQueueOf = Optional.of(run.content().generation());
                dispatching.makeQueue(run);
            }
            case Action.Send send -> dispatching.send(send, run);
            case Action.Submit(Wave wave) -> submit(wave, run);
            case Action.GiveUp _ -> dispatching.giveUp(run);
            case Action.Complete(RunDocument next) -> complete(run, next);
            case Action.EndJobs(List<Wave> waves) -> {
                if (run.content().state().isOpenToWorkers()) {
                    world.faults().follows(Fault.STARVING_ENDED);
                }
                endJobs(waves);
            }
            case Action.Close(RunDocument next) ->
                    call("DeleteQueue", () -> closeQueue(next), _ -> save(run, next));
            case Action.Estimate _ ->
                    throw new IllegalStateException("no scenario awaits confirmation");
        }
    }

    private Duration untilLeaseEnds(RunDocument run) {
        Duration left = Duration.between(now(), run.lease().orElseThrow().until());
        return left.compareTo(reconciler.pause()) > 0 ? left : reconciler.pause();
    }

    private void published(Stored<RunDocument> run, long revision) {
        memory.published(revision);
        consider(run);
    }

    private void submit(Wave wave, Stored<RunDocument> run) {
        if (wave.capacity() == Capacity.ON_DEMAND) {
            world.faults().follows(Fault.MOPPED_UP);
        }
        call(
                "SubmitJob " + wave.name(),
                () -> cloud.batch().submit(wave.name(), wave.workers()),
                jobId -> {
                    memory.submitted(wave, now());
                    save(run, reconciler.submitted(run.content(), wave, jobId, now()));
                },
                _ -> {
                    memory.submitted(wave, now());
                    again(reconciler.pause());
                });
    }

    private void complete(Stored<RunDocument> run, RunDocument next) {
        var keys = scenario.keys();
        call(
                "PUT completion manifest",
                () -> {
                    var reports = new CompletionManifest(cloud.control().keys(keys.reports()));
                    return cloud.control().put(keys.completionManifest(), reports);
                },
                _ -> save(run, next));
    }

    private void endJobs(List<Wave> waves) {
        var ids = waves.stream().flatMap(wave -> wave.jobId().stream()).iterator();
        each(
                ids,
                (id, done) ->
                        call(
                                "TerminateJob " + id,
                                () -> {
                                    cloud.batch().terminate(id);
                                    return id;
                                },
                                _ -> done.run()),
                () -> again(reconciler.pause()));
    }

    /// Writes the document, and goes on with it; or with the other one, if another planner was
    /// faster.
    void save(Stored<RunDocument> run, RunDocument next) {
        call(
                "PUT run.json If-Match, revision %d, epoch %d, %s"
                        .formatted(next.revision(), next.epoch(), next.state()),
                () -> cloud.control().putIfMatch(scenario.keys().document(), next, run.etag()),
                etag -> etag.ifPresentOrElse(it -> saved(next, it), this::visit));
    }

    private void saved(RunDocument next, String etag) {
        if (next.queueUrl().isPresent()) {
            madeQueueOf = Optional.empty();
        }
        consider(new Stored<>(next, etag));
    }

    /// A queue that this planner made when it was superseded already would outlive its run.
    private void leaveClosed(RunDocument run) {
        if (madeQueueOf.isPresent()) {
            call("DeleteQueue", () -> deleteQueue(run, run.generation()), _ -> end());
        } else {
            end();
        }
    }

    /// Whether it made a queue, and has neither written so nor deleted it.
    public boolean mayLeaveQueue() {
        return madeQueueOf.isPresent();
    }

    /// One that it made for a generation that is over by now.
    private void deleteOldQueue(Stored<RunDocument> run) {
        int made = madeQueueOf.orElseThrow();
        call(
                "DeleteQueue",
                () -> deleteQueue(run.content(), made),
                _ -> {
                    madeQueueOf = Optional.empty();
                    consider(run);
                });
    }

    /// Without a plan there was no queue to make.
    private RunDocument closeQueue(RunDocument run) {
        return run.plan().isPresent() ? deleteQueue(run, run.generation()) : run;
    }

    private RunDocument deleteQueue(RunDocument run, int generation) {
        cloud.jobQueues().delete(Dispatching.queueName(run.name(), generation));
        return run;
    }

    /// Calls, and begins anew if that fails.
    <T> void call(String what, Supplier<T> effect, Consumer<T> answered) {
        call(what, effect, answered, (CallFailure _) -> again(reconciler.pause()));
    }

    private void again(Duration pause) {
        after(pause, this::visit);
    }
}
