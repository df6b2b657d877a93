package dev.darkroom.planner.run;

import dev.darkroom.contracts.ControlKeys;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.ReportStamp;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.StatusEvent;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Finds new shard reports, reads the stamp of each once, tells of it, and counts it.
@Singleton
final class ReportWatch {
    /// Beyond this index the order of keys is no longer that of shards.
    private static final int ORDERED_SHARDS = 1_000_000;

    /// New reports taken in by one look, so that a planner which took over a large run renews its
    /// lease in between.
    private static final int MOST_A_LOOK = 2_000;

    private static final int STAMPS_AT_ONCE = 32;

    private final ShardReports reports;
    private final StatusEvents events;

    ReportWatch(ShardReports reports, StatusEvents events) {
        this.reports = reports;
        this.events = events;
    }

    /// Takes in the reports that the memory does not know. If there are too many, it goes on
    /// expecting reports.
    void look(RunName run, Plan plan, RunMemory memory, Instant now) {
        Optional<String> after = start(run, plan, memory);
        int taken = 0;
        while (true) {
            var page = reports.page(run, plan, after);
            var fresh =
                    page.reports().stream()
                            .map(ShardReports.Listed::shard)
                            .filter(shard -> !memory.isReported(shard))
                            .toList();
            take(run, fresh, memory);
            taken += fresh.size();
            if (page.next().isEmpty()) {
                memory.reportsListed(now);
                return;
            }
            if (taken >= MOST_A_LOOK) {
                memory.expectReports();
                return;
            }
            after = page.next();
        }
    }

    /// What is reported without a gap need not be listed again.
    private static Optional<String> start(RunName run, Plan plan, RunMemory memory) {
        int first = memory.reportedInOrder();
        return first == 0 || plan.shards() > ORDERED_SHARDS
                ? Optional.empty()
                : Optional.of(
                        new ControlKeys(run).report(new ShardId(plan.generation(), first - 1)));
    }

    private void take(RunName run, List<ShardId> shards, RunMemory memory) {
        if (shards.isEmpty()) {
            return;
        }
        List<ReportStamp> stamps = stamps(run, shards);
        var told = new ArrayList<StatusEvent>();
        for (int i = 0; i < shards.size(); i++) {
            told.add(stamps.get(i).event(run, shards.get(i)));
        }
        events.publish(told);
        for (int i = 0; i < shards.size(); i++) {
            memory.reported(shards.get(i), stamps.get(i));
        }
    }

    private List<ReportStamp> stamps(RunName run, List<ShardId> shards) {
        var asking = new ArrayList<Callable<ReportStamp>>();
        shards.forEach(shard -> asking.add(() -> reports.stamp(run, shard)));
        try (var io = Executors.newFixedThreadPool(STAMPS_AT_ONCE, Thread.ofVirtual().factory())) {
            var stamps = new ArrayList<ReportStamp>();
            for (Future<ReportStamp> stamp : io.invokeAll(asking)) {
                stamps.add(stamp.get());
            }
            return stamps;
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Reading stamps of reports of run " + run, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading stamps of run " + run, e);
        }
    }
}
