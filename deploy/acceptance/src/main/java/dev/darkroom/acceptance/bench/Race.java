package dev.darkroom.acceptance.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Contenders taking turns: each develops the same photos in each round, so that whatever else the
/// machine does meets all of them alike.
final class Race {
    /// After a round: compilers finish, and what was written goes to disk.
    private static final Duration SETTLING = Duration.ofMillis(500);

    private final List<Lane> lanes;
    private final int photos;

    private Race(List<Lane> lanes, int photos) {
        this.lanes = lanes;
        this.photos = photos;
    }

    /// @param photos of a round
    static List<Score> run(
            List<? extends Contender> contenders, int photos, int rounds, Progress progress)
            throws IOException, InterruptedException {
        var lanes = new ArrayList<Lane>();
        for (Contender contender : contenders) {
            lanes.add(new Lane(contender));
        }
        var race = new Race(lanes, photos);
        race.run(rounds, progress);
        return lanes.stream().map(Lane::score).toList();
    }

    private void run(int rounds, Progress progress) throws IOException, InterruptedException {
        for (Lane lane : lanes) {
            progress.at("warming up: " + lane.contender.title());
            lane.startUp = lane.startUp.plus(turn(lane));
        }
        var order = new ArrayList<>(lanes);
        for (int round = 1; round <= rounds; round++) {
            for (Lane lane : order) {
                Work work = turn(lane);
                lane.work = lane.work.plus(work);
                progress.at(
                        "round %d of %d: %s, %.1f ms of CPU a photo"
                                .formatted(
                                        round,
                                        rounds,
                                        lane.contender.title(),
                                        work.cpuMillisAPhoto()));
            }
            Collections.rotate(order, 1);
        }
    }

    private Work turn(Lane lane) throws IOException, InterruptedException {
        ProcessTree processes = lane.contender.processes();
        try (PeakMemory memory = PeakMemory.watch(processes)) {
            Duration before = processes.now().cpu();
            long start = System.nanoTime();
            long bytes = lane.contender.develop();
            Duration wall = Duration.ofNanos(System.nanoTime() - start);
            Thread.sleep(SETTLING);
            Duration cpu = processes.now().cpu().minus(before);
            lane.peak = Math.max(lane.peak, memory.peak());
            return new Work(photos, bytes, cpu, wall);
        }
    }

    /// Where a race is, for people.
    interface Progress {
        void at(String place);
    }

    /// One contender and what it has done so far.
    private static final class Lane {
        private final Contender contender;
        private Work startUp;
        private Work work = Work.NONE;
        private long peak;

        private Lane(Contender contender) {
            this.contender = contender;
            startUp = new Work(0, 0, contender.processes().now().cpu(), Duration.ZERO);
        }

        private Score score() {
            return new Score(
                    contender.name(), contender.title(), contender.requests(), startUp, work, peak);
        }
    }
}
