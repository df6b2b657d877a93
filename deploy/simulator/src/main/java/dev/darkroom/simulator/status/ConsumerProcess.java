package dev.darkroom.simulator.status;

import dev.darkroom.contracts.StatusEvent;
import dev.darkroom.simulator.cloud.Cloud;
import dev.darkroom.simulator.cloud.Delivery;
import dev.darkroom.simulator.process.SimulatedProcess;
import dev.darkroom.simulator.world.Fault;
import dev.darkroom.simulator.world.World;
import dev.darkroom.status.progress.ProgressStore;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// A consumer of the event queue: receive, commit, delete. It may end between any two of them.
public final class ConsumerProcess extends SimulatedProcess {
    private static final Duration VISIBILITY = Duration.ofSeconds(30);
    private static final Duration LONG_POLL = Duration.ofSeconds(20);

    private final World world;
    private final Cloud cloud;
    private final ProgressStore store;
    private final Consumer<ConsumerProcess> killed;

    /// @param killed told when it was killed
    public ConsumerProcess(
            World world,
            Cloud cloud,
            ProgressStore store,
            String name,
            Consumer<ConsumerProcess> killed) {
        super(world, name, Fault.CONSUMER_KILLED, Fault.CONSUMER_PAUSED);
        this.world = world;
        this.cloud = cloud;
        this.store = store;
        this.killed = killed;
    }

    @Override
    protected void afterKill() {
        killed.accept(this);
    }

    public void receive() {
        call(
                "ReceiveMessage",
                () -> cloud.events().receive(VISIBILITY),
                delivery -> delivery.ifPresentOrElse(this::commit, this::idle),
                _ -> idle());
    }

    private void commit(Delivery<StatusEvent> delivery) {
        call(
                "commit",
                () -> store.apply(List.of(delivery.body())),
                _ -> delete(delivery),
                _ -> receive());
    }

    private void delete(Delivery<StatusEvent> delivery) {
        call(
                "DeleteMessage",
                () -> {
                    cloud.events().delete(delivery);
                    return delivery.message();
                },
                _ -> receive(),
                _ -> receive());
    }

    private void idle() {
        after(world.chance().upTo(LONG_POLL), this::receive);
    }
}
