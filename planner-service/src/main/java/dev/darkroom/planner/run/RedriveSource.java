package dev.darkroom.planner.run;

import dev.darkroom.contracts.ObjectResult;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.RunName;
import dev.darkroom.contracts.SourceObject;
import dev.darkroom.planner.shard.PartPacker;
import dev.darkroom.planner.shard.PartSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The objects of a run that are driven again, to be planned: a part of the plan is made from a
/// thousand shard reports.
final class RedriveSource implements PartSource {
    private final LatestResults latest;
    private final ObjectsOfToday today;
    private final RunName run;
    private final Set<Outcome> outcomes;
    private final List<ReportRange> ranges;

    RedriveSource(
            LatestResults latest,
            ObjectsOfToday today,
            RunName run,
            Set<Outcome> outcomes,
            List<GenerationResults> generations) {
        this.latest = latest;
        this.today = today;
        this.run = run;
        this.outcomes = outcomes;
        this.ranges = ReportRange.of(generations);
    }

    @Override
    public String id() {
        return outcomes.stream()
                .sorted()
                .map(outcome -> outcome.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("-"));
    }

    @Override
    public int parts() {
        return ranges.size();
    }

    @Override
    public Optional<Long> limit() {
        return Optional.empty();
    }

    @Override
    public void read(int part, PartPacker objects) {
        latest.read(
                run,
                ranges.get(part),
                outcomes,
                before -> new Again(today.of(before), before),
                again -> objects.addAgain(again.object(), again.before()));
    }

    private record Again(SourceObject object, ObjectResult before) {}
}
