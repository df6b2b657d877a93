package dev.darkroom.simulator.cloud;

import dev.darkroom.contracts.JobMessage;
import dev.darkroom.simulator.world.World;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The job queues of the account, by name.
public final class JobQueues {
    private final World world;
    private final int maxReceiveCount;
    private final Map<String, Queue<JobMessage>> queues = new HashMap<>();

    JobQueues(World world, int maxReceiveCount) {
        this.world = world;
        this.maxReceiveCount = maxReceiveCount;
    }

    /// Makes the queue if there is none.
    ///
    /// @return its URL
    public String create(String name) {
        queues.computeIfAbsent(name, _ -> new Queue<>(world, maxReceiveCount));
        return name;
    }

    /// @throws Refusal if there is none
    public Queue<JobMessage> at(String url) {
        Queue<JobMessage> queue = queues.get(url);
        if (queue == null) {
            throw new Refusal("QueueDoesNotExist " + url);
        }
        return queue;
    }

    /// Deletes the queue if there is one.
    public void delete(String name) {
        queues.remove(name);
    }

    public Set<String> names() {
        return Set.copyOf(queues.keySet());
    }
}
