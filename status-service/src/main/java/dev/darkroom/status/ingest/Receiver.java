package dev.darkroom.status.ingest;

import dev.darkroom.status.Outage;
import dev.darkroom.status.progress.StoreFailure;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/// One loop of receive, take in, delete, on a virtual thread of its own.
///
/// While the store fails, the deliveries in hand are tried again and no others are received:
/// receiving them over and over would wear out their receive count and end in a dead-letter queue.
/// The queue meanwhile may show them to another instance, whose store may answer.
final class Receiver implements Runnable {
    private static final Logger LOG = Logger.getLogger(Receiver.class);

    private final EventQueue queue;
    private final Intake intake;
    private final BackOff backOff;
    private final Outage queueOutage;
    private final Outage storeOutage;

    /// Held while the store or a deletion is at work, which an interrupt would tear apart: a
    /// virtual thread that is interrupted in a socket loses the connection.
    private final ReentrantLock working = new ReentrantLock();

    private volatile boolean stopping = false;

    Receiver(
            EventQueue queue,
            Intake intake,
            BackOff backOff,
            Outage queueOutage,
            Outage storeOutage) {
        this.queue = queue;
        this.intake = intake;
        this.backOff = backOff;
        this.queueOutage = queueOutage;
        this.storeOutage = storeOutage;
    }

    @Override
    public void run() {
        int failures = 0;
        while (!stopping) {
            try {
                List<Delivery> deliveries = queue.receive();
                takeUntilTaken(deliveries);
                queueOutage.over();
                failures = 0;
            } catch (QueueFailure e) {
                if (!stopping) {
                    queueOutage.failed(e);
                    pause(++failures);
                }
            } catch (RuntimeException e) {
                LOG.error("a defect: the messages in hand are left to come again", e);
                pause(++failures);
            }
        }
    }

    /// Ends the loop: at once if it waits, else after the transaction under way.
    void stop(Thread thread) {
        stopping = true;
        working.lock();
        try {
            thread.interrupt();
        } finally {
            working.unlock();
        }
    }

    private void takeUntilTaken(List<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return;
        }
        for (int failures = 1; !isTaken(deliveries); failures++) {
            pause(failures);
        }
    }

    /// Whether the deliveries need no further try: taken in, or given up because of the stop.
    private boolean isTaken(List<Delivery> deliveries) {
        working.lock();
        try {
            if (stopping) {
                return true;
            }
            intake.take(deliveries);
            storeOutage.over();
            queue.delete(deliveries);
            return true;
        } catch (StoreFailure e) {
            storeOutage.failed(e);
            return false;
        } finally {
            working.unlock();
        }
    }

    private void pause(int failures) {
        try {
            Thread.sleep(backOff.after(failures));
        } catch (InterruptedException e) {
            stopping = true;
        }
    }
}
