package dev.darkroom.simulator;

import dev.darkroom.contracts.RunDocument;
import dev.darkroom.simulator.audit.Audit;
import dev.darkroom.simulator.audit.Rule;
import dev.darkroom.simulator.audit.Violation;
import dev.darkroom.simulator.audit.WorkersAtWork;
import dev.darkroom.simulator.cloud.BatchJob;
import dev.darkroom.simulator.cloud.Child;
import dev.darkroom.simulator.cloud.Cloud;
import dev.darkroom.simulator.planner.PlannerProcess;
import dev.darkroom.simulator.scenario.Sabotage;
import dev.darkroom.simulator.scenario.Scenario;
import dev.darkroom.simulator.status.ConsumerProcess;
import dev.darkroom.simulator.status.ForgetfulStore;
import dev.darkroom.simulator.worker.FleetWatch;
import dev.darkroom.simulator.worker.WorkerProcess;
import dev.darkroom.simulator.world.Fault;
import dev.darkroom.simulator.world.Timeline;
import dev.darkroom.simulator.world.Trace;
import dev.darkroom.simulator.world.World;
import dev.darkroom.status.progress.InMemoryProgressStore;
import dev.darkroom.status.progress.ProgressStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/// One schedule: a run from its creation until it is closed, everyone is gone and every event is
/// consumed. The same seed is the same schedule, step by step.
public final class Schedule {
    private static final Duration RESTART = Duration.ofSeconds(40);
    private static final Duration STAGGER = Duration.ofSeconds(5);
    private static final Duration PHOTOS_CHANGE_WITHIN = Duration.ofMinutes(5);
    private static final long MOST_STEPS = 3_000_000;

    private final Scenario scenario;
    private final World world;
    private final Cloud cloud;
    private final ProgressStore status;
    private final FleetWatch workers;
    private final List<PlannerProcess> planners = new ArrayList<>();
    private final Operator operator;
    private int plannersStarted;
    private int consumersStarted;
    private boolean queueMayBeLeft;

    private Schedule(Scenario scenario, Trace trace) {
        this.scenario = scenario;
        this.world = World.of(scenario.seed(), scenario.calmAfter(), trace);
        this.cloud =
                Cloud.in(
                        world,
                        scenario.maxReceiveCount(),
                        scenario.sabotage() != Sabotage.REPORT_OVERWRITTEN);
        this.status =
                scenario.sabotage() == Sabotage.TALLY_ADDED_TWICE
                        ? new ForgetfulStore()
                        : new InMemoryProgressStore();
        this.workers = new WorkersAtWork(cloud, scenario);
        this.operator = new Operator(world, cloud, scenario, () -> startPlanner(STAGGER));
    }

    /// Plays a schedule to its end.
    public static Verdict play(long seed, Sabotage sabotage, Trace trace) {
        return new Schedule(Scenario.of(seed, sabotage), trace).play(trace);
    }

    private Verdict play(Trace trace) {
        Optional<Violation> violation = Optional.empty();
        long steps = 0;
        try {
            begin();
            while (!isOver()) {
                world.timeline().advance();
                steps++;
                inTime(steps);
            }
            new Audit(cloud, scenario, status, operator.earlier()).check(queueMayBeLeft);
        } catch (Violation found) {
            violation = Optional.of(found);
        } catch (RuntimeException refused) {
            violation = Optional.of(new Violation(Rule.CORES_DECIDE, refused.toString(), refused));
        }
        violation.ifPresent(it -> world.trace("audit", "finds", String.valueOf(it.getMessage())));
        Duration afterCalm = Duration.between(world.faults().until(), world.now());
        return new Verdict(
                scenario.seed(),
                violation,
                world.faults().counts(),
                afterCalm.isNegative() ? Duration.ZERO : afterCalm,
                steps,
                trace);
    }

    private void begin() {
        world.trace("scenario", "is", scenario);
        for (int number = 1; number <= scenario.photos(); number++) {
            addPhoto(number);
        }
        var created = RunDocument.created(scenario.spec(), Timeline.START);
        cloud.control().put(scenario.keys().document(), created);
        cloud.batch().runs(this::startWorker);
        for (int i = 0; i < scenario.planners(); i++) {
            startPlanner(STAGGER);
        }
        operator.watch();
        for (int i = 0; i < scenario.consumers(); i++) {
            startConsumer();
        }
    }

    private void addPhoto(int number) {
        var photo = Scenario.photo(number, world.chance());
        cloud.photos().add(photo);
        Duration when = world.chance().upTo(PHOTOS_CHANGE_WITHIN);
        if (world.faults().strikes(Fault.PHOTO_CHANGED)) {
            world.after(when, () -> cloud.photos().change(photo.key()));
        } else if (world.faults().strikes(Fault.PHOTO_DELETED)) {
            world.after(when, () -> cloud.photos().delete(photo.key()));
        }
    }

    private void startPlanner(Duration within) {
        plannersStarted++;
        var planner =
                new PlannerProcess(
                        world,
                        cloud,
                        scenario,
                        "planner-" + plannersStarted,
                        killed -> {
                            planners.remove(killed);
                            queueMayBeLeft |= killed.mayLeaveQueue();
                            startPlanner(RESTART);
                        });
        planners.add(planner);
        planner.after(world.chance().upTo(within), planner::visit);
    }

    private void startConsumer() {
        consumersStarted++;
        var consumer =
                new ConsumerProcess(
                        world, cloud, status, "consumer-" + consumersStarted, _ -> startConsumer());
        consumer.after(world.chance().upTo(STAGGER), consumer::receive);
    }

    private WorkerProcess startWorker(Child child, IntConsumer exited) {
        var worker = new WorkerProcess(world, cloud, scenario, child, workers, exited);
        worker.after(Duration.ZERO, worker::start);
        return worker;
    }

    private boolean isOver() {
        for (PlannerProcess planner : planners) {
            if (planner.isAlive()) {
                return false;
            }
        }
        return operator.isDone()
                && cloud.events().isEmpty()
                && cloud.batch().jobs().stream().allMatch(BatchJob::isEnded);
    }

    private void inTime(long steps) {
        Duration afterOrder = operator.lastOrder().plus(Scenario.AFTERMATH);
        Duration endsBy =
                afterOrder.compareTo(scenario.endsBy()) > 0 ? afterOrder : scenario.endsBy();
        boolean late = world.timeline().elapsed().compareTo(endsBy) > 0;
        if (late || steps > MOST_STEPS) {
            RunDocument run =
                    cloud.control().get(scenario.keys().document(), RunDocument.class).content();
            throw new Violation(
                    Rule.RUN_ENDS,
                    "after %s and %d steps the run is %s%s"
                            .formatted(
                                    world.timeline().elapsed(),
                                    steps,
                                    run.state(),
                                    run.closed() ? " and closed, but not everyone is gone" : ""));
        }
    }
}
