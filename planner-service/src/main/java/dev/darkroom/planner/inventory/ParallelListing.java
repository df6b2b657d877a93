package dev.darkroom.planner.inventory;

import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.planner.parallel.ParallelWork;
import dev.darkroom.planner.storage.Patience;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// One listing of a source by several threads. It holds a page for each.
final class ParallelListing {
    private final SourceListing sources;
    private final BucketPrefix source;
    private final Consumer<List<CataloguedObject>> objects;
    private final BooleanSupplier enough;
    private final KeyRanges ranges = new KeyRanges();

    /// @param objects is handed those of each page, by several threads at a time
    /// @param enough whether the rest is not wanted
    ParallelListing(
            SourceListing sources,
            BucketPrefix source,
            Consumer<List<CataloguedObject>> objects,
            BooleanSupplier enough) {
        this.sources = sources;
        this.source = source;
        this.objects = objects;
        this.enough = enough;
    }

    /// @throws SourceUnusable if the source cannot be listed, now or later
    void list(int threads, Runnable stillWorking) {
        KeyRanges.Range whole = ranges.whole();
        ParallelWork.waiting(
                threads,
                IntStream.range(0, threads).iterator(),
                thread -> work(thread == 0 ? Optional.of(whole) : Optional.empty()),
                stillWorking);
    }

    private void work(Optional<KeyRanges.Range> first) {
        try {
            first.ifPresent(this::list);
            Optional<KeyRanges.Division> division = ranges.await();
            while (division.isPresent()) {
                divide(division.get());
                division = ranges.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while listing " + source, e);
        } catch (RuntimeException | Error e) {
            ranges.stop();
            throw e;
        }
    }

    private void list(KeyRanges.Range range) {
        boolean ended = false;
        while (!ended) {
            ended = take(range, page(range.position()));
        }
    }

    private void divide(KeyRanges.Division division) {
        ListingPage.Listed page = page(division.point());
        ranges.divide(division, page)
                .ifPresent(upper -> {
                    if (!take(upper, page)) {
                        list(upper);
                    }
                });
    }

    private boolean take(KeyRanges.Range range, ListingPage.Listed page) {
        KeyRanges.Taken taken = range.take(page);
        objects.accept(taken.objects());
        if (enough.getAsBoolean()) {
            ranges.stop();
            return true;
        }
        return taken.ended();
    }

    private ListingPage.Listed page(String after) {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("Interrupted while listing " + source);
        }
        return switch (Patience.attempt(() -> sources.page(source, after))) {
            case ListingPage.Listed listed -> listed;
            case ListingPage.Refused(String reason) -> throw new SourceUnusable(reason);
        };
    }
}
