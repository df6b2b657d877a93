package dev.darkroom.simulator.cloud;

import dev.darkroom.simulator.world.Fault;
import dev.darkroom.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A standard SQS queue: at least once, in no order, counted approximately.
public final class Queue<T> {
    private static final Duration LATEST_MESSAGE = Duration.ofSeconds(90);
    private static final Duration LATEST_RETURN = Duration.ofMinutes(4);
    private static final Duration OLDEST_COUNTS = Duration.ofSeconds(40);

    private final World world;
    private final int maxReceiveCount;
    private final Map<Long, Message<T>> messages = new LinkedHashMap<>();
    private QueueCounts counts = new QueueCounts(0, 0);
    private Instant countedAt;
    private long sent;

    /// @param maxReceiveCount after which a message goes to the dead-letter queue, which nobody
    ///   reads
    public Queue(World world, int maxReceiveCount) {
        this.world = world;
        this.maxReceiveCount = maxReceiveCount;
        this.countedAt = world.now();
    }

    private static final class Message<T> {
        final T body;
        Instant visibleAt;
        int receipts;

        Message(T body, Instant visibleAt) {
            this.body = body;
            this.visibleAt = visibleAt;
        }
    }

    public void send(T body) {
        boolean late = world.faults().strikes(Fault.MESSAGE_LATE);
        Duration delay = late ? world.chance().upTo(LATEST_MESSAGE) : Duration.ZERO;
        messages.put(sent++, new Message<>(body, world.now().plus(delay)));
    }

    public Optional<Delivery<T>> receive(Duration visibility) {
        removeDead();
        List<Map.Entry<Long, Message<T>>> visible = visible();
        if (visible.isEmpty()) {
            return Optional.empty();
        }
        Map.Entry<Long, Message<T>> received = world.chance().oneOf(visible);
        Message<T> message = received.getValue();
        message.receipts++;
        if (!world.faults().strikes(Fault.MESSAGE_DOUBLED)) {
            message.visibleAt = world.now().plus(visibility);
        }
        return Optional.of(new Delivery<>(message.body, received.getKey(), message.receipts));
    }

    private List<Map.Entry<Long, Message<T>>> visible() {
        return messages.entrySet().stream().filter(it -> isVisible(it.getValue())).toList();
    }

    private void removeDead() {
        boolean any =
                messages.values().removeIf(it -> it.receipts >= maxReceiveCount && isVisible(it));
        if (any) {
            world.faults().follows(Fault.MESSAGE_DEAD);
        }
    }

    /// With a receipt that is not the latest, SQS may say yes and leave the message.
    public void delete(Delivery<T> delivery) {
        Message<T> message = messages.get(delivery.message());
        if (message == null || (isStale(delivery, message) && world.chance().happens(0.5))) {
            return;
        }
        if (world.faults().strikes(Fault.DELETE_FORGOTTEN)) {
            message.visibleAt = world.now().plus(world.chance().upTo(LATEST_RETURN));
        } else {
            messages.remove(delivery.message());
        }
    }

    /// @throws Refusal if the message is not in flight
    public void changeVisibility(Delivery<T> delivery, Duration timeout) {
        Message<T> message = messages.get(delivery.message());
        if (message == null || isVisible(message)) {
            throw new Refusal("MessageNotInflight");
        }
        if (!isStale(delivery, message) || world.chance().happens(0.5)) {
            message.visibleAt = world.now().plus(timeout);
        }
    }

    public QueueCounts counts() {
        boolean old =
                world.faults().strikes(Fault.COUNTS_LAG)
                        && countedAt.plus(OLDEST_COUNTS).isAfter(world.now());
        if (!old) {
            int visible = visible().size();
            counts = new QueueCounts(visible, messages.size() - visible);
            countedAt = world.now();
        }
        return counts;
    }

    public boolean isEmpty() {
        return messages.isEmpty();
    }

    private boolean isVisible(Message<T> message) {
        return !message.visibleAt.isAfter(world.now());
    }

    private static boolean isStale(Delivery<?> delivery, Message<?> message) {
        return delivery.receipt() != message.receipts;
    }
}
