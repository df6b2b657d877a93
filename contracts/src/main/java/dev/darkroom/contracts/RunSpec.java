package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a client asks for: which source objects to develop, by which recipe, to where, and within
/// which limits. It is the body of `POST /v1/runs`; the same name with an equal spec is the same
/// run.
///
/// @param tags of the run's Batch jobs, for the bill
/// @param share empty where the job queue has no fair share
/// @param awaitConfirmation estimate first, and start when somebody confirms
public record RunSpec(
        RunName name,
        Source source,
        ObjectFilter filter,
        Destination destination,
        Recipe recipe,
        ShardLimits shards,
        WorkerLimits workers,
        ToleratedFailures toleratedFailures,
        Optional<BigDecimal> maxCost,
        Optional<Instant> finishBy,
        Map<String, String> tags,
        Optional<Share> share,
        boolean awaitConfirmation) {
    public RunSpec {
        if (destination.overlaps(source.objects())) {
            throw new InvalidField(
                    "destination",
                    "destination s3://%s/%s overlaps the source s3://%s/%s, so renditions could become sources"
                            .formatted(
                                    destination.bucket(),
                                    destination.prefix(),
                                    source.bucket(),
                                    source.prefix()));
        }
        destination.check(recipe.renditions());
        maxCost = new RunLimits(workers, toleratedFailures, maxCost, finishBy).maxCost();
        tags = Tags.checked(tags);
    }

    /// All that is listed, within the default limits on failures and none on cost.
    public RunSpec(
            RunName name,
            BucketPrefix source,
            Destination destination,
            Recipe recipe,
            ShardLimits shards,
            WorkerLimits workers) {
        this(
                name,
                Source.listing(source),
                ObjectFilter.ALL,
                destination,
                recipe,
                shards,
                workers,
                ToleratedFailures.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                false);
    }

    @JsonCreator
    static RunSpec read(
            @JsonProperty("name") @Nullable RunName name,
            @JsonProperty("source") @Nullable Source source,
            @JsonProperty("filter") @Nullable ObjectFilter filter,
            @JsonProperty("destination") @Nullable Destination destination,
            @JsonProperty("recipe") @Nullable Recipe recipe,
            @JsonProperty("shards") @Nullable ShardLimits shards,
            @JsonProperty("workers") @Nullable WorkerLimits workers,
            @JsonProperty("toleratedFailures") @Nullable ToleratedFailures toleratedFailures,
            @JsonProperty("maxCost") @Nullable BigDecimal maxCost,
            @JsonProperty("finishBy") @Nullable Instant finishBy,
            @JsonProperty("tags") @Nullable Map<String, String> tags,
            @JsonProperty("share") @Nullable Share share,
            @JsonProperty("awaitConfirmation") @Nullable Boolean awaitConfirmation) {
        return new RunSpec(
                Documents.required("name", name),
                Documents.required("source", source),
                filter == null ? ObjectFilter.ALL : filter,
                Documents.required("destination", destination),
                recipe == null ? BuiltInRecipes.web() : recipe,
                shards == null ? ShardLimits.DEFAULT : shards,
                workers == null ? WorkerLimits.DEFAULT : workers,
                toleratedFailures == null ? ToleratedFailures.DEFAULT : toleratedFailures,
                Optional.ofNullable(maxCost),
                Optional.ofNullable(finishBy),
                tags == null ? Map.of() : tags,
                Optional.ofNullable(share),
                awaitConfirmation != null && awaitConfirmation);
    }

    /// What bounds the run until somebody changes it.
    RunLimits limits() {
        return new RunLimits(workers, toleratedFailures, maxCost, finishBy);
    }
}
