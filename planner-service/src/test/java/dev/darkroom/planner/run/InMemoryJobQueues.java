package dev.darkroom.planner.run;

import dev.darkroom.contracts.JobMessage;
import dev.darkroom.contracts.RunName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Job queues in memory, for tests; what is received is gone.
final class InMemoryJobQueues implements JobQueues {
    private final Map<String, ArrayDeque<JobMessage>> queues = new HashMap<>();
    private final List<JobMessage> sent = new ArrayList<>();
    private int refusals;

    @Override
    public synchronized Optional<String> make(RunName run, int generation) {
        if (refusals > 0) {
            refusals--;
            return Optional.empty();
        }
        queues.putIfAbsent(url(run, generation), new ArrayDeque<>());
        return Optional.of(url(run, generation));
    }

    /// As after a deletion, when SQS keeps the name for a while.
    synchronized void refuseToMake(int times) {
        refusals = times;
    }

    @Override
    public synchronized void send(String url, List<JobMessage> messages) {
        existing(url).addAll(messages);
        sent.addAll(messages);
    }

    @Override
    public synchronized QueueDepth depth(String url) {
        return new QueueDepth(existing(url).size(), 0, 0);
    }

    @Override
    public synchronized void delete(RunName run, int generation) {
        queues.remove(url(run, generation));
    }

    synchronized Optional<JobMessage> receive(RunName run) {
        return queues.entrySet().stream()
                .filter(queue -> queue.getKey().startsWith(url(run)))
                .flatMap(queue -> Optional.ofNullable(queue.getValue().poll()).stream())
                .findFirst();
    }

    synchronized boolean exists(RunName run) {
        return queues.keySet().stream().anyMatch(url -> url.startsWith(url(run)));
    }

    synchronized List<JobMessage> sent() {
        return List.copyOf(sent);
    }

    private ArrayDeque<JobMessage> existing(String url) {
        return Optional.ofNullable(queues.get(url))
                .orElseThrow(() -> new IllegalStateException("no queue " + url));
    }

    private static String url(RunName run, int generation) {
        return url(run) + generation;
    }

    private static String url(RunName run) {
        return "memory:" + run + "/";
    }
}
