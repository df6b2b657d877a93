package dev.darkroom.planner.run;

import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.planner.parallel.ParallelWork;
import dev.darkroom.planner.storage.Patience;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The latest result of each object of a run, read from the shard reports of all its generations
/// without remembering any object: a generation takes on all objects whose latest result is one of
/// some outcomes, so a result is the latest if no later generation took on its outcome. Which those
/// are, the stamps of its reports say.
@Singleton
final class LatestResults {
    private static final int STAMPS_AT_ONCE = 32;
    private static final int REPORTS_AT_ONCE = 16;

    private final ShardReports reports;

    LatestResults(ShardReports reports) {
        this.reports = reports;
    }

    /// The generations of a run before one, all of which must be complete.
    List<GenerationResults> before(RunName run, int generation, Runnable stillWorking) {
        var found = new ArrayList<GenerationResults>();
        var superseded = EnumSet.noneOf(Outcome.class);
        for (int earlier = generation - 1; earlier >= 0; earlier--) {
            int shards = shards(run, earlier);
            stillWorking.run();
            found.addFirst(new GenerationResults(earlier, shards, superseded));
            if (earlier > 0) {
                superseded.addAll(takenOn(run, earlier, shards, stillWorking));
            }
        }
        return found;
    }

    /// The reports of a complete generation have no gaps, so its last one is found by bisection.
    private int shards(RunName run, int generation) {
        int most = 1;
        while (reports.exists(run, new ShardId(generation, most - 1))) {
            most = Math.multiplyExact(most, 2);
        }
        int least = most / 2;
        while (most - least > 1) {
            int middle = least + (most - least) / 2;
            if (reports.exists(run, new ShardId(generation, middle - 1))) {
                least = middle;
            } else {
                most = middle;
            }
        }
        return least;
    }

    private Set<Outcome> takenOn(RunName run, int generation, int shards, Runnable stillWorking) {
        var outcomes = EnumSet.noneOf(Outcome.class);
        ParallelWork.waiting(
                STAMPS_AT_ONCE,
                IntStream.range(0, shards).iterator(),
                index -> {
                    var shard = new ShardId(generation, index);
                    var stamp = Patience.attempt(() -> reports.stamp(run, shard));
                    stamp.supersedes()
                            .ifPresent(tally -> {
                                synchronized (outcomes) {
                                    outcomes.addAll(tally.objects().keySet());
                                }
                            });
                },
                stillWorking);
        return outcomes;
    }

    /// Hands over those latest results of some shards that have one of the outcomes, in their
    /// order. It holds a few reports.
    ///
    /// @param made is called by several threads, and makes of a result what is handed over
    <T> void read(
            RunName run,
            ReportRange range,
            Set<Outcome> outcomes,
            Function<ObjectResult, T> made,
            Consumer<T> results) {
        var wanted = EnumSet.noneOf(Outcome.class);
        wanted.addAll(outcomes);
        wanted.removeAll(range.generation().superseded());
        if (wanted.isEmpty()) {
            return;
        }
        try (var io = Executors.newFixedThreadPool(REPORTS_AT_ONCE, Thread.ofVirtual().factory())) {
            for (int first = range.from(); first < range.to(); first += REPORTS_AT_ONCE) {
                var asking = new ArrayList<Callable<List<T>>>();
                int end = Math.min(range.to(), first + REPORTS_AT_ONCE);
                for (int index = first; index < end; index++) {
                    var shard = new ShardId(range.generation().generation(), index);
                    asking.add(() -> read(run, shard, wanted).stream().map(made).toList());
                }
                answers(run, io, asking).forEach(results);
            }
        }
    }

    private static <T> List<T> answers(
            RunName run, ExecutorService io, List<Callable<List<T>>> asking) {
        try {
            var results = new ArrayList<T>();
            for (Future<List<T>> answer : io.invokeAll(asking)) {
                results.addAll(answer.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException("Reading reports of run " + run, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading reports of run " + run, e);
        }
    }

    private List<ObjectResult> read(RunName run, ShardId shard, Set<Outcome> wanted) {
        var tally = Patience.attempt(() -> reports.stamp(run, shard)).tally();
        return wanted.stream().allMatch(outcome -> tally.count(outcome) == 0)
                ? List.of()
                : Patience.attempt(() -> reports.results(run, shard)).stream()
                        .filter(result -> wanted.contains(result.outcome()))
                        .toList();
    }
}
