package dev.darkroom.simulator.process;

import dev.darkroom.simulator.cloud.Refusal;
import dev.darkroom.simulator.world.Fault;
import dev.darkroom.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A process: it calls the cloud, waits, and goes on with the answer. Between any two of its steps
/// it may be killed (SIGKILL) or stopped and resumed much later (SIGSTOP, SIGCONT). A call that has
/// left it takes effect all the same.
public abstract class SimulatedProcess {
    private static final Duration SLOWEST_CALL = Duration.ofSeconds(8);
    private static final Duration LATEST_EFFECT = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(6);
    private static final Duration SKEW = Duration.ofSeconds(2);

    private final World world;
    private final String name;
    private final Fault killed;
    private final Fault paused;
    private final Duration skew;
    private final Deque<Runnable> held = new ArrayDeque<>();
    private boolean isAlive = true;
    private boolean isPaused;

    protected SimulatedProcess(World world, String name, Fault killed, Fault paused) {
        this.world = world;
        this.name = name;
        this.killed = killed;
        this.paused = paused;
        this.skew = world.chance().upTo(SKEW.multipliedBy(2)).minus(SKEW);
    }

    /// What follows when the process was killed.
    protected abstract void afterKill();

    public final String name() {
        return name;
    }

    public final boolean isAlive() {
        return isAlive;
    }

    /// The time by this process' own clock.
    public final Instant now() {
        return world.now().plus(skew);
    }

    /// Calls the cloud. The call leaves in a step of its own, so that what was decided may be done
    /// much later or never; its effect comes some time after, the answer later still, and neither
    /// is certain.
    public final <T> void call(
            String what, Supplier<T> effect, Consumer<T> answered, Consumer<CallFailure> failed) {
        after(
                Duration.ZERO,
                () -> {
                    Fate fate = fate();
                    world.after(latency(), () -> arrive(fate, what, effect, answered, failed));
                });
    }

    private <T> void arrive(
            Fate fate,
            String what,
            Supplier<T> effect,
            Consumer<T> answered,
            Consumer<CallFailure> failed) {
        switch (fate) {
            case DONE -> reply(what, effect, answered, failed);
            case NOT_DONE -> fail(what, failed, CallFailure.UNANSWERED);
            case DENIED -> fail(what, failed, CallFailure.DENIED);
            case DONE_UNANSWERED -> {
                attempt(what, effect, "took effect, but the answer is lost");
                fail(what, failed, CallFailure.UNANSWERED);
            }
            case DONE_LATER -> {
                world.after(
                        world.chance().upTo(LATEST_EFFECT),
                        () -> attempt(what, effect, "took effect late"));
                fail(what, failed, CallFailure.UNANSWERED);
            }
        }
    }

    private enum Fate {
        DONE,
        NOT_DONE,
        DENIED,
        DONE_UNANSWERED,
        DONE_LATER
    }

    private Fate fate() {
        if (world.faults().strikes(Fault.CALL_FAILED)) {
            return Fate.NOT_DONE;
        }
        if (world.faults().strikes(Fault.ANSWER_LOST)) {
            return Fate.DONE_UNANSWERED;
        }
        if (world.faults().strikes(Fault.EFFECT_LATE)) {
            return Fate.DONE_LATER;
        }
        return world.faults().strikes(Fault.CALL_DENIED) ? Fate.DENIED : Fate.DONE;
    }

    private Duration latency() {
        boolean slow = world.faults().strikes(Fault.CALL_SLOW);
        return slow
                ? world.chance().upTo(SLOWEST_CALL)
                : Duration.ofMillis(world.chance().within(2, 40));
    }

    private <T> void reply(
            String what, Supplier<T> effect, Consumer<T> answered, Consumer<CallFailure> failed) {
        try {
            T answer = effect.get();
            world.trace(name, what, answer);
            after(latency(), () -> answered.accept(answer));
        } catch (Refusal refusal) {
            world.trace(name, what, String.valueOf(refusal.getMessage()));
            after(latency(), () -> failed.accept(CallFailure.REFUSED));
        }
    }

    private void fail(String what, Consumer<CallFailure> failed, CallFailure failure) {
        world.trace(name, what, failure);
        after(latency(), () -> failed.accept(failure));
    }

    /// An effect whose answer, or refusal, nobody hears.
    private void attempt(String what, Supplier<?> effect, String how) {
        try {
            var _ = effect.get();
            world.trace(name, what, how);
        } catch (Refusal refusal) {
            world.trace(name, what, String.valueOf(refusal.getMessage()));
        }
    }

    /// Goes on after some time, if it still lives.
    public final void after(Duration delay, Runnable next) {
        world.after(delay, () -> deliver(next));
    }

    /// Does a step for each item, one after another; each step tells when it is done.
    public final <T> void each(Iterator<T> items, BiConsumer<T, Runnable> step, Runnable done) {
        if (items.hasNext()) {
            step.accept(items.next(), () -> each(items, step, done));
        } else {
            done.run();
        }
    }

    private void deliver(Runnable next) {
        if (!isAlive) {
            return;
        }
        if (!isPaused && world.faults().strikes(killed)) {
            kill();
            return;
        }
        if (!isPaused && world.faults().strikes(paused)) {
            isPaused = true;
            Duration pause = world.chance().upTo(LONGEST_PAUSE);
            world.trace(name, "SIGSTOP for", pause);
            world.after(pause, this::resume);
        }
        if (isPaused) {
            held.add(next);
        } else {
            next.run();
        }
    }

    private void resume() {
        isPaused = false;
        while (isAlive && !held.isEmpty()) {
            held.remove().run();
        }
    }

    public final void kill() {
        if (isAlive) {
            world.trace(name, "SIGKILL", "");
            end();
            afterKill();
        }
    }

    /// Exits: no step follows.
    protected final void end() {
        isAlive = false;
        held.clear();
    }
}
