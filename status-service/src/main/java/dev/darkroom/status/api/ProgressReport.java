package dev.darkroom.status.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.darkroom.contracts.Outcome;
import dev.darkroom.contracts.Plan;
import dev.darkroom.contracts.RunState;
import dev.darkroom.contracts.Tally;
import dev.darkroom.status.progress.Forecast;
import dev.darkroom.status.progress.Pace;
import dev.darkroom.status.progress.Rate;
import dev.darkroom.status.progress.Revision;
import dev.darkroom.status.progress.RunProgress;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The progress of a run, as the API tells it. A field is left out while it is not known.
@RegisterForReflection
@JsonPropertyOrder({
    "run",
    "state",
    "reason",
    "recipe",
    "generation",
    "objects",
    "planned",
    "shardsReported",
    "sourceBytes",
    "renditions",
    "renditionBytes",
    "reasons",
    "waves",
    "workersStarted",
    "rate",
    "eta",
    "ledger",
    "createdAt",
    "changedAt",
    "completedAt"
})
@Schema(name = "Progress", description = "The progress of a run; what is not known is left out")
public record ProgressReport(
        String run,
        @Schema(description = "Left out until planner's first event has come")
                Optional<RunState> state,
        @Schema(description = "Why the run is in its state") Optional<String> reason,
        Optional<String> recipe,
        @Schema(description = "Zero at first, one more each time the run is driven again")
                int generation,
        @Schema(description = "Source objects by result, each by its latest one") Objects objects,
        @Schema(description = "What the newest generation holds; left out until it is planned")
                Optional<Planned> planned,
        @Schema(description = "Of the newest generation") int shardsReported,
        @Schema(description = "Of all source objects counted") long sourceBytes,
        long renditions,
        long renditionBytes,
        @Schema(description = "Objects by the code of the reason why they have no renditions")
                Map<String, Long> reasons,
        int waves,
        @Schema(description = "In all waves together") int workersStarted,
        @Schema(description = "Of the newest generation") Optional<Rates> rate,
        @Schema(description = "Left out when unknowable") Optional<Eta> eta,
        Ledger ledger,
        Optional<Instant> createdAt,
        Optional<Instant> changedAt,
        @Schema(description = "Left out until the run is over") Optional<Instant> completedAt) {

    static ProgressReport of(RunProgress progress, Pace pace) {
        Tally totals = progress.totals();
        Optional<Revision> newest = progress.newest();
        return new ProgressReport(
                progress.run().value(),
                progress.state(),
                newest.flatMap(Revision::reason),
                newest.map(Revision::recipe),
                progress.generation(),
                Objects.of(totals),
                progress.plan().map(Planned::of),
                progress.shardsReported(),
                totals.sourceBytes(),
                totals.renditions(),
                totals.renditionBytes(),
                totals.reasons(),
                progress.waves(),
                progress.workers(),
                Rates.of(pace),
                pace.forecast().map(Eta::of),
                new Ledger(progress.objects(), totals.total(), progress.isLedgerComplete()),
                newest.map(Revision::createdAt),
                newest.map(Revision::changedAt),
                newest.flatMap(Revision::completedAt));
    }

    /// Source objects by result: all results, zero where there is none.
    @RegisterForReflection
    @Schema(name = "Objects")
    public record Objects(
            long developed,
            long skipped,
            long rejected,
            long failed,
            long changed,
            long gone,
            long archived) {
        static Objects of(Tally totals) {
            return new Objects(
                    totals.count(Outcome.DEVELOPED),
                    totals.count(Outcome.SKIPPED),
                    totals.count(Outcome.REJECTED),
                    totals.count(Outcome.FAILED),
                    totals.count(Outcome.CHANGED),
                    totals.count(Outcome.GONE),
                    totals.count(Outcome.ARCHIVED));
        }
    }

    /// What the plan of the run's newest generation holds.
    @RegisterForReflection
    @Schema(name = "Planned")
    public record Planned(long objects, long bytes, int shards) {
        static Planned of(Plan plan) {
            return new Planned(plan.objects(), plan.bytes(), plan.shards());
        }
    }

    /// How fast the run goes.
    @RegisterForReflection
    @Schema(name = "Rates")
    public record Rates(
            @Schema(
                            description =
                                    "Since the first wave, or since it was planned if it is driven"
                                            + " again; to the last report once the run is over")
                    Speed overall,
            Speed lastMinute) {
        static Optional<Rates> of(Pace pace) {
            return pace.overall()
                    .flatMap(overall ->
                            pace.lastMinute()
                                    .map(it -> new Rates(Speed.of(overall), Speed.of(it))));
        }
    }

    /// Source objects and their bytes by time, to the thousandth.
    @RegisterForReflection
    @Schema(name = "Speed")
    public record Speed(double objectsPerSecond, double bytesPerSecond) {
        static Speed of(Rate rate) {
            return new Speed(rounded(rate.objectsPerSecond()), rounded(rate.bytesPerSecond()));
        }

        private static double rounded(double number) {
            return Math.round(number * 1000) / 1000.0;
        }
    }

    /// When the run will be through.
    @RegisterForReflection
    @Schema(name = "Eta")
    public record Eta(
            long seconds,
            @Schema(
                            description = "The rate it goes by",
                            enumeration = {"overall", "last minute"})
                    String basis) {
        static Eta of(Forecast forecast) {
            return new Eta(forecast.remaining().toSeconds(), forecast.basis().toString());
        }
    }

    /// The rule that every object of the run has one final result, whatever the generations.
    @RegisterForReflection
    @Schema(name = "Ledger")
    public record Ledger(
            Optional<Long> planned, @JsonProperty("final") long settled, boolean complete) {}
}
