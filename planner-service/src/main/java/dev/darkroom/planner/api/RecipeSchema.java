package dev.darkroom.planner.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/// The place of a recipe in the OpenAPI document: its own JSON Schema, instead of one that is
/// guessed from the records behind it.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class RecipeSchema implements OASFilter {
    /// What stands behind a recipe, and is written otherwise in JSON.
    private static final List<String> BEHIND =
            List.of("Rendition", "Resize", "Encoding", "Position", "Metadata", "Colour", "Frames");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Optional.ofNullable(api.getComponents()).ifPresent(RecipeSchema::replace);
    }

    private static void replace(Components components) {
        components.addSchema(
                "Recipe",
                OASFactory.createSchema()
                        .description("A built-in recipe by its name, or a recipe document")
                        .addAnyOf(
                                OASFactory.createSchema()
                                        .type(List.of(Schema.SchemaType.STRING))
                                        .examples(List.of("web")))
                        .addAnyOf(OASFactory.createSchema().ref(RecipesResource.SCHEMA_PATH)));
        BEHIND.forEach(components::removeSchema);
    }
}
