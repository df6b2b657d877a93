package dev.darkroom.planner.api;

import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.contracts.Recipe;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/// The built-in recipes, and what a recipe may hold.
@Path(RecipesResource.PATH)
@RunOnVirtualThread
public final class RecipesResource {
    static final String PATH = "/v1/recipes";
    static final String SCHEMA_PATH = PATH + "/schema";
    private static final String SCHEMA_JSON = "application/schema+json";

    /// All of them.
    public record Recipes(List<Recipe> recipes) {
        public Recipes {
            recipes = List.copyOf(recipes);
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Shows the built-in recipes",
            description = "A run may name one of them, or bring a recipe of its own.")
    public Recipes list() {
        return new Recipes(BuiltInRecipes.all());
    }

    @GET
    @Path("/{name}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Shows a built-in recipe")
    @APIResponse(responseCode = "200", description = "The recipe, every setting filled in")
    @APIResponse(responseCode = "404", ref = "problem")
    public Recipe show(@PathParam("name") String name) {
        return BuiltInRecipes.named(name)
                .orElseThrow(() ->
                        RunRequests.refused(
                                ProblemType.NO_SUCH_RECIPE,
                                "no built-in recipe is called '%s' (there are: %s)"
                                        .formatted(name, String.join(", ", BuiltInRecipes.NAMES))));
    }

    @GET
    @Path("/schema")
    @Produces(SCHEMA_JSON)
    @Operation(summary = "The JSON Schema of a recipe")
    @APIResponse(responseCode = "200", description = "A schema of draft 2020-12")
    public String schema() {
        return Recipe.schema();
    }
}
