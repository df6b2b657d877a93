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

    @Override
    public synchronized String make(RunName run) {
        queues.putIfAbsent(url(run), new ArrayDeque<>());
        return url(run);
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
    public synchronized void delete(RunName run) {
        queues.remove(url(run));
    }

    synchronized Optional<JobMessage> receive(RunName run) {
        return Optional.ofNullable(queues.get(url(run)))
                .flatMap(queue -> Optional.ofNullable(queue.poll()));
    }

    synchronized boolean exists(RunName run) {
        return queues.containsKey(url(run));
    }

    synchronized List<JobMessage> sent() {
        return List.copyOf(sent);
    }

    private ArrayDeque<JobMessage> existing(String url) {
        return Optional.ofNullable(queues.get(url))
                .orElseThrow(() -> new IllegalStateException("no queue " + url));
    }

    private static String url(RunName run) {
        return "memory:" + run;
    }
}
