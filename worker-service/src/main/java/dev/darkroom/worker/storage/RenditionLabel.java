package dev.darkroom.worker.storage;

import dev.darkroom.contracts.Destination;
import dev.darkroom.contracts.RenditionStorage;
import java.util.Map;

/// What stands on a rendition's object besides its bytes.
///
/// @param storageClass as the run wishes; small renditions are in Standard all the same
/// @param sourceEtag of the original that it was made of
/// @param recipeHash of the recipe that it was made by
public record RenditionLabel(
        String contentType,
        String cacheControl,
        RenditionStorage storageClass,
        String sourceEtag,
        String recipeHash) {
    public static final String SOURCE_ETAG = "darkroom-source-etag";
    public static final String RECIPE = "darkroom-recipe";

    /// As a destination has it for all.
    public static RenditionLabel of(
            Destination destination, String contentType, String sourceEtag, String recipeHash) {
        return new RenditionLabel(
                contentType,
                destination.cacheControl(),
                destination.storageClass(),
                sourceEtag,
                recipeHash);
    }

    /// The user metadata of its object.
    public Map<String, String> metadata() {
        return Map.of(SOURCE_ETAG, sourceEtag, RECIPE, recipeHash);
    }
}
