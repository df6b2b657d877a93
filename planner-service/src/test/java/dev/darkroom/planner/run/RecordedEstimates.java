package dev.darkroom.planner.run;

import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.RunName;
import java.util.ArrayList;
import java.util.List;

/// Keeps which runs were to be estimated, for tests.
final class RecordedEstimates implements Estimating {
    private final List<RunName> asked = new ArrayList<>();

    @Override
    public synchronized void estimate(RunDocument run, Runnable stillWorking) {
        stillWorking.run();
        asked.add(run.name());
    }

    synchronized List<RunName> asked() {
        return List.copyOf(asked);
    }
}
