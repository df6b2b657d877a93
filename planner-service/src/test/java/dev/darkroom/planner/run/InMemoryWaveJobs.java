package dev.darkroom.planner.run;

import dev.darkroom.contracts.Capacity;
import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.Wave;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Jobs in memory, for tests: they are active until they are ended.
final class InMemoryWaveJobs implements WaveJobs {
    private final List<String> submitted = new ArrayList<>();
    private final Set<String> ended = new HashSet<>();
    private boolean answerLost;

    @Override
    public synchronized Map<String, WaveSight> look(List<Wave> waves) {
        return waves.stream().collect(Collectors.toMap(Wave::name, this::sight));
    }

    @Override
    public synchronized String submit(RunDocument run, Wave wave) {
        submitted.add(wave.name());
        if (answerLost) {
            answerLost = false;
            throw new IllegalStateException("the answer of SubmitJob was lost");
        }
        return "job-of-" + wave.name();
    }

    @Override
    public synchronized Map<Capacity, String> blocked() {
        return Map.of();
    }

    @Override
    public synchronized void terminate(String jobId, String reason) {
        ended.add(jobId.substring("job-of-".length()));
    }

    synchronized void loseNextAnswer() {
        answerLost = true;
    }

    synchronized void endAll() {
        ended.addAll(submitted);
    }

    synchronized List<String> submitted() {
        return List.copyOf(submitted);
    }

    synchronized boolean isEnded(String wave) {
        return ended.contains(wave);
    }

    private WaveSight sight(Wave wave) {
        String jobId = "job-of-" + wave.name();
        if (!submitted.contains(wave.name())) {
            return new WaveSight.Absent();
        }
        return ended.contains(wave.name())
                ? new WaveSight.Ended(jobId, 0, "", false)
                : new WaveSight.Active(jobId, wave.workers());
    }
}
