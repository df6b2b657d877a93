package dev.darkroom.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a plan consists of: its parts, in the order of their shards.
public record PlanIndex(int version, List<PlanPart> parts) {
    public static final int VERSION = 1;

    public PlanIndex {
        Documents.version("plan index", version, VERSION);
        parts = List.copyOf(Documents.required("parts", parts));
        int shards = 0;
        for (PlanPart part : parts) {
            Documents.within("firstShard", part.firstShard(), shards, shards);
            shards = Math.addExact(shards, part.shards());
        }
    }

    /// Numbers the shards of one part after those of another.
    public static PlanIndex of(List<PlanPart> parts) {
        var numbered = new ArrayList<PlanPart>();
        int shards = 0;
        for (PlanPart part : parts) {
            numbered.add(part.after(shards));
            shards = Math.addExact(shards, part.shards());
        }
        return new PlanIndex(VERSION, numbered);
    }

    /// The sums of all parts.
    ///
    /// @param epoch that this index stands under
    public Plan plan(int epoch, int generation) {
        return new Plan(
                epoch,
                generation,
                parts.stream().mapToInt(PlanPart::shards).sum(),
                parts.stream().mapToLong(PlanPart::objects).sum(),
                parts.stream().mapToLong(PlanPart::bytes).sum(),
                parts.stream()
                        .map(PlanPart::supersedes)
                        .flatMap(Optional::stream)
                        .reduce(Tally::plus));
    }
}
