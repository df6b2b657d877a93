package dev.darkroom.planner.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The ranges of keys of one listing, each listed by one thread from its start to its end. Whoever
/// has nothing left to do gets the upper half of a range that turned out to be long: of what lies
/// in it nothing is known, so a first page beyond its middle is asked for, and decides.
///
/// The ranges part the space of keys, and a range takes no key beyond its end, which only comes
/// down to a point that it has not reached. So every key is taken once, whatever happens to the
/// bucket meanwhile.
final class KeyRanges {
    /// A range is divided once so many pages of it were listed.
    private static final int LONG = 2;

    /// Questions in vain about a range, before there must be pages to pay for more.
    private static final int FREE_QUESTIONS = 100;

    private final List<Range> active = new ArrayList<>();
    private boolean stopped;

    /// Keys after a position, up to and including an end.
    final class Range {
        private String position;
        private Optional<String> end;
        private int pages;
        private int inVain = -FREE_QUESTIONS;
        private boolean asked;
        private boolean lastInVain = true;

        private Range(String position, Optional<String> end) {
            this.position = position;
            this.end = end;
        }

        /// Where the next page begins.
        String position() {
            synchronized (KeyRanges.this) {
                return position;
            }
        }

        /// Takes the objects of a page that are in this range.
        Taken take(ListingPage.Listed page) {
            synchronized (KeyRanges.this) {
                List<CataloguedObject> inside = inside(page.objects());
                boolean ended = !page.more() || inside.size() < page.objects().size();
                if (!inside.isEmpty()) {
                    position = inside.getLast().key();
                }
                pages++;
                inVain--;
                ended = ended || end.filter(position::equals).isPresent();
                if (ended) {
                    active.remove(this);
                }
                KeyRanges.this.notifyAll();
                return new Taken(inside, ended);
            }
        }

        private List<CataloguedObject> inside(List<CataloguedObject> objects) {
            if (end.isEmpty()) {
                return objects;
            }
            int count = objects.size();
            while (count > 0
                    && KeySpace.ORDER.compare(objects.get(count - 1).key(), end.get()) > 0) {
                count--;
            }
            return objects.subList(0, count);
        }
    }

    /// Objects of a page that are in a range.
    ///
    /// @param ended whether the range has no more
    record Taken(List<CataloguedObject> objects, boolean ended) {}

    /// A point that a range may be divided at, to be asked about.
    record Division(Range range, String point) {}

    /// The range of all keys: the first thread's.
    synchronized Range whole() {
        var range = new Range("", Optional.empty());
        active.add(range);
        return range;
    }

    /// Waits until a range can be divided.
    ///
    /// @return empty if none will be any more
    synchronized Optional<Division> await() throws InterruptedException {
        while (!stopped && !active.isEmpty()) {
            Optional<Division> found = longest();
            if (found.isPresent()) {
                found.get().range.asked = true;
                return found;
            }
            wait();
        }
        return Optional.empty();
    }

    private Optional<Division> longest() {
        return active.stream()
                .filter(range -> range.pages >= LONG && range.inVain < 0 && !range.asked)
                .sorted(Comparator.comparingInt((Range range) -> range.pages).reversed())
                .flatMap(range -> point(range).map(point -> new Division(range, point)).stream())
                .findFirst();
    }

    private static Optional<String> point(Range range) {
        Optional<String> beyond =
                range.lastInVain ? KeySpace.beyond(range.position, range.end) : Optional.empty();
        return beyond.or(() -> KeySpace.middle(range.position, range.end))
                .or(() -> KeySpace.beyond(range.position, range.end));
    }

    /// Divides a range at a point, by what was found after it.
    ///
    /// @param page the first one after the point
    /// @return the upper half; empty if there is nothing in it, or the range is beyond the point
    synchronized Optional<Range> divide(Division division, ListingPage.Listed page) {
        Range range = division.range;
        range.asked = false;
        notifyAll();
        boolean passed =
                !active.contains(range)
                        || KeySpace.ORDER.compare(range.position, division.point) >= 0;
        if (passed) {
            return Optional.empty();
        }
        var upper = new Range(division.point, range.end);
        range.end = Optional.of(division.point);
        if (upper.inside(page.objects()).isEmpty()) {
            range.inVain++;
            range.lastInVain = true;
            return Optional.empty();
        }
        range.pages = 0;
        range.lastInVain = false;
        upper.lastInVain = false;
        active.add(upper);
        return Optional.of(upper);
    }

    /// Lets nobody wait any longer.
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }
}
