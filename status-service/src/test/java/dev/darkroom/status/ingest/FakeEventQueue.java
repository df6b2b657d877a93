package dev.darkroom.status.ingest;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/// An event queue in memory, which can be made to fail.
final class FakeEventQueue implements EventQueue {
    private final Queue<List<Delivery>> batches = new ArrayDeque<>();
    private final List<String> deleted = new ArrayList<>();
    private int failuresLeft = 0;
    private int receives = 0;

    synchronized void put(String... bodies) {
        var batch = new ArrayList<Delivery>();
        for (String body : bodies) {
            String id = "m" + (batches.size() * 10 + batch.size());
            batch.add(delivery(id, body));
        }
        batches.add(batch);
        notifyAll();
    }

    synchronized void failNext(int times) {
        failuresLeft = times;
    }

    synchronized List<String> deleted() {
        return List.copyOf(deleted);
    }

    synchronized int receives() {
        return receives;
    }

    @Override
    public synchronized List<Delivery> receive() {
        receives++;
        if (failuresLeft > 0) {
            failuresLeft--;
            throw new QueueFailure("Receiving", new IllegalStateException("down"));
        }
        try {
            while (batches.isEmpty()) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new QueueFailure("Receiving", e);
        }
        return batches.remove();
    }

    @Override
    public synchronized void delete(List<Delivery> deliveries) {
        deliveries.forEach(delivery -> deleted.add(delivery.messageId()));
    }

    static Delivery delivery(String id, String body) {
        return new Delivery(id, "receipt-" + id, body, Instant.EPOCH);
    }
}
