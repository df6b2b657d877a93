package dev.darkroom.acceptance.bench.planner;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// The measuring of a program by itself, a number of times: what it prints for each round is a line
/// of [Round].
final class Rounds {
    private static final long LOOK_NANOS = 2_000_000;

    private Rounds() {}

    /// Something that reads an inventory.
    interface Reading {
        /// @return how many rows were read
        long rows() throws Exception;
    }

    static void measure(int rounds, Reading reading) throws Exception {
        for (int round = 0; round < rounds; round++) {
            System.gc();
            var heap = PeakHeap.watch();
            long cpu = cpuNanos();
            long began = System.nanoTime();
            long rows = reading.rows();
            long wall = System.nanoTime() - began;
            long used = cpuNanos() - cpu;
            System.out.println(new Round(rows, wall, used, heap.end()).line());
        }
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /// The most memory that the heap held, garbage included, looked at now and then.
    private static final class PeakHeap {
        private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        private final AtomicLong peak = new AtomicLong();
        private final AtomicBoolean ended = new AtomicBoolean();
        private final Thread watcher = Thread.ofPlatform().daemon().unstarted(this::look);

        static PeakHeap watch() {
            var heap = new PeakHeap();
            heap.watcher.start();
            return heap;
        }

        private void look() {
            while (!ended.get()) {
                peak.accumulateAndGet(memory.getHeapMemoryUsage().getUsed(), Math::max);
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }

        long end() throws InterruptedException {
            ended.set(true);
            watcher.join();
            return peak.get();
        }
    }
}
