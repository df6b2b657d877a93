package dev.darkroom.acceptance.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The results of `bench worker`, as a table and as JSON.
///
/// @param waitingCpuPercent of one CPU, by a worker whose queue is empty; absent if not measured
/// @param machineIdlePercent of all CPUs, while the worker developed
record WorkerReport(
        List<Score> scores,
        Conditions conditions,
        Optional<Double> waitingCpuPercent,
        Optional<Double> machineIdlePercent,
        Prices prices,
        List<String> notes) {
    private static final double THOUSAND = 1_000;

    WorkerReport {
        scores = List.copyOf(scores);
        notes = List.copyOf(notes);
    }

    /// What was measured where.
    ///
    /// @param photos of a round, copies included
    record Conditions(
            String photoFolder, int photos, int rounds, int processors, String sink, String date) {}

    /// CPU of one contender over another's, where both took part.
    Optional<Double> ratio(String over, String under) {
        return score(over)
                .flatMap(above ->
                        score(under)
                                .map(below ->
                                        above.work().cpuMillisAPhoto()
                                                / below.work().cpuMillisAPhoto()));
    }

    private Optional<Score> score(String name) {
        return scores.stream().filter(score -> score.name().equals(name)).findFirst();
    }

    String table() {
        var text = new Formatter(Locale.ROOT);
        text.format(
                "%-26s %9s %9s %9s %9s %10s %11s %9s%n",
                "",
                "CPU ms",
                "wall ms",
                "photos/s",
                "peak MiB",
                "out B",
                "$ a million",
                "start ms");
        for (Score score : scores) {
            text.format(
                    "%-26s %9.1f %9.1f %9.2f %9.0f %10d %11.0f %9d%n",
                    score.title(),
                    score.work().cpuMillisAPhoto(),
                    score.work().wallMillisAPhoto(),
                    score.work().photosASecond(),
                    score.peakMiB(),
                    score.work().bytesAPhoto(),
                    score.dollarsAMillionPhotos(prices),
                    score.startUp().cpu().toMillis());
        }
        text.format("%n");
        ratio("worker", "libvips")
                .ifPresent(it -> text.format("worker / libvips alone         %5.2f (CPU)%n", it));
        ratio("sharp", "worker")
                .ifPresent(it -> text.format("sharp clone() / worker         %5.2f (CPU)%n", it));
        ratio("sharpCascade", "worker")
                .ifPresent(it -> text.format("sharp cascade / worker         %5.2f (CPU)%n", it));
        waitingCpuPercent.ifPresent(
                it -> text.format("worker, queue empty            %5.1f %% of one CPU%n", it));
        machineIdlePercent.ifPresent(
                it -> text.format("machine idle while it works    %5.1f %%%n", it));
        notes.forEach(note -> text.format("%s%n", note));
        return text.toString();
    }

    String json() {
        ObjectNode root = new JsonMapper().createObjectNode();
        ObjectNode where = root.putObject("conditions");
        where.put("photoFolder", conditions.photoFolder());
        where.put("photosARound", conditions.photos()).put("rounds", conditions.rounds());
        where.put("processors", conditions.processors()).put("sink", conditions.sink());
        where.put("date", conditions.date());
        ObjectNode assumed = root.putObject("assumedPrices");
        assumed.put("spotVcpuHour", prices.vcpuHour());
        assumed.put("millionPuts", prices.millionPuts()).put("millionGets", prices.millionGets());
        for (Score score : scores) {
            write(score, root.putObject(score.name()));
        }
        if (root.get(WorkerContender.NAME) instanceof ObjectNode worker) {
            waitingCpuPercent.ifPresent(it -> worker.put("idleCpuPercent", rounded(it)));
            machineIdlePercent.ifPresent(it -> worker.put("machineIdlePercent", rounded(it)));
        }
        ObjectNode ratios = root.putObject("ratios");
        ratio("worker", "libvips").ifPresent(it -> ratios.put("workerOverLibvipsCpu", rounded(it)));
        ratio("sharp", "worker").ifPresent(it -> ratios.put("sharpOverWorkerCpu", rounded(it)));
        ratio("sharpCascade", "worker")
                .ifPresent(it -> ratios.put("sharpCascadeOverWorkerCpu", rounded(it)));
        notes.forEach(root.putArray("notes")::add);
        return root.toPrettyString();
    }

    private void write(Score score, ObjectNode node) {
        Work work = score.work();
        node.put("title", score.title());
        node.put("cpuMsPerPhoto", rounded(work.cpuMillisAPhoto()));
        node.put("wallMsPerPhoto", rounded(work.wallMillisAPhoto()));
        node.put("photosPerSecond", rounded(work.photosASecond()));
        node.put("peakRssMiB", rounded(score.peakMiB()));
        node.put("outputBytesPerPhoto", work.bytesAPhoto());
        node.put("dollarsPerMillionPhotos", rounded(score.dollarsAMillionPhotos(prices)));
        node.put(
                "cpuDollarsPerMillionPhotos",
                rounded(prices.millionPhotos(work.cpuMillisAPhoto(), 0, 0)));
        node.put("photos", work.photos());
        node.put("startUpCpuMs", score.startUp().cpu().toMillis());
    }

    private static double rounded(double value) {
        return Math.round(value * THOUSAND) / THOUSAND;
    }
}
