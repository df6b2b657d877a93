package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// What a client asks for: which source objects to develop, by which recipe, to where, and within
/// which limits. It is the body of `POST /v1/runs`; the same name with an equal spec is the same
/// run.
public record RunSpec(
        RunName name,
        BucketPrefix source,
        Destination destination,
        Recipe recipe,
        ShardLimits shards,
        WorkerLimits workers) {
    public RunSpec {
        if (destination.overlaps(source)) {
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
    }

    @JsonCreator
    static RunSpec read(
            @JsonProperty("name") @Nullable RunName name,
            @JsonProperty("source") @Nullable BucketPrefix source,
            @JsonProperty("destination") @Nullable Destination destination,
            @JsonProperty("recipe") @Nullable Recipe recipe,
            @JsonProperty("shards") @Nullable ShardLimits shards,
            @JsonProperty("workers") @Nullable WorkerLimits workers) {
        return new RunSpec(
                Documents.required("name", name),
                Documents.required("source", source),
                Documents.required("destination", destination),
                recipe == null ? BuiltInRecipes.web() : recipe,
                shards == null ? ShardLimits.DEFAULT : shards,
                workers == null ? WorkerLimits.DEFAULT : workers);
    }
}
