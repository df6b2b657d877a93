package dev.darkroom.contracts;

import java.util.Locale;

/// Where things lie in the control bucket: all of a run below `runs/{run}/`.
public record ControlKeys(RunName run) {
    /// Above all runs.
    public static final String RUNS = "runs/";

    public String document() {
        return root() + "run.json";
    }

    public String snapshotPart(String folder, int part) {
        return root() + "snapshot/" + folder + '/' + number(part) + ".csv.zst";
    }

    public String archivedSnapshotPart(String folder, int part) {
        return root() + "snapshot/" + folder + "/archived-" + number(part) + ".csv.zst";
    }

    public String estimate() {
        return root() + "estimate.json";
    }

    public String manifests(int epoch, int pack) {
        return root() + "plan/" + epoch + "/manifests-" + number(pack) + ".zst";
    }

    public String shardIndex(int epoch) {
        return root() + "plan/" + epoch + "/shards.jsonl.gz";
    }

    /// The parts that the plan of an epoch consists of.
    public String planIndex(int epoch) {
        return root() + "plan/" + epoch + "/index.json";
    }

    /// The index of the shards of one part: written once, so that whoever plans the same source
    /// gets the same parts.
    ///
    /// @param source what is planned, unlike any other source of the run
    public String planPart(int generation, String source, int part) {
        return root()
                + "plan/parts/"
                + generation
                + '-'
                + source
                + '/'
                + number(part)
                + ".jsonl.gz";
    }

    /// Manifests of a part's shards.
    ///
    /// @param attempt at the part, unlike any other: what an earlier one writes late must not
    ///   change a pack that is referred to
    public String partManifests(int epoch, int part, String attempt, int pack) {
        return "%splan/%d/manifests-%s-%s-%s.zst"
                .formatted(root(), epoch, number(part), attempt, number(pack));
    }

    public String reports() {
        return root() + "reports/";
    }

    public String report(ShardId shard) {
        return reports() + shard + ".csv";
    }

    public String checkpoint(ShardId shard) {
        return root() + "checkpoints/" + shard + ".csv";
    }

    public String completionManifest() {
        return root() + "completion/manifest.json";
    }

    /// The same digits whatever the locale is.
    private static String number(int value) {
        return String.format(Locale.ROOT, "%06d", value);
    }

    private String root() {
        return RUNS + run + '/';
    }
}
