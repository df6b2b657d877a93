package dev.darkroom.simulator.cloud;

/// The content of a rendition: a function of its source's etag and the recipe, and of nothing else.
public record RenditionContent(String sourceEtag, String recipeHash, String rendition) {}
