package dev.darkroom.worker.storage;

import java.util.Map;

/// What stands on a rendition's object besides its bytes.
///
/// @param sourceEtag of the original that it was made of
/// @param recipeHash of the recipe that it was made by
public record RenditionLabel(String contentType, String sourceEtag, String recipeHash) {
    public static final String SOURCE_ETAG = "darkroom-source-etag";
    public static final String RECIPE = "darkroom-recipe";

    /// The user metadata of its object.
    public Map<String, String> metadata() {
        return Map.of(SOURCE_ETAG, sourceEtag, RECIPE, recipeHash);
    }
}
