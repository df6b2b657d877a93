package dev.darkroom.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The published schema and the codec say the same of every document.
class RecipeSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Values of each field, good and bad, as JSON.
    private static final Map<String, List<String>> VALUES =
            Map.ofEntries(
                    Map.entry("width", List.of("1", "320", "16383", "0", "16384", "\"9\"", "1.5")),
                    Map.entry("height", List.of("1", "320", "16383", "0", "-4")),
                    Map.entry(
                            "fit",
                            List.of(
                                    "\"cover\"",
                                    "\"contain\"",
                                    "\"fill\"",
                                    "\"inside\"",
                                    "\"outside\"",
                                    "\"crop\"")),
                    Map.entry(
                            "position",
                            List.of("\"centre\"", "\"northwest\"", "\"attention\"", "\"middle\"")),
                    Map.entry("background", List.of("\"#ffffff\"", "\"#00aa7f\"", "\"white\"")),
                    Map.entry("enlarge", List.of("true", "false", "\"yes\"")),
                    Map.entry(
                            "format",
                            List.of(
                                    "\"jpeg\"",
                                    "\"webp\"",
                                    "\"avif\"",
                                    "\"png\"",
                                    "\"original\"",
                                    "\"gif\"")),
                    Map.entry("quality", List.of("1", "80", "100", "0", "101")),
                    Map.entry("lossless", List.of("true", "false")),
                    Map.entry("effort", List.of("0", "6", "7", "9", "10")),
                    Map.entry("chromaSubsampling", List.of("\"4:2:0\"", "\"4:4:4\"", "\"4:2:2\"")),
                    Map.entry("progressive", List.of("true", "1")),
                    Map.entry("optimizeCoding", List.of("false")),
                    Map.entry("trellis", List.of("true")),
                    Map.entry("sharpen", List.of("0.3", "1", "10", "0.2", "11")),
                    Map.entry("metadata", List.of("\"none\"", "\"copyright\"", "\"all\"", "\"x\"")),
                    Map.entry("colour", List.of("\"srgb\"", "\"keep\"", "\"p3\"")),
                    Map.entry("frames", List.of("\"first\"", "\"all\"", "\"2\"")),
                    Map.entry("colur", List.of("1")));

    private final Schema schema = schema();

    @Test
    void builtInRecipesAreValid() {
        for (String name : BuiltInRecipes.NAMES) {
            String json = Json.text(BuiltInRecipes.named(name).orElseThrow());
            assertThat(problems(json)).as(name).isEmpty();
        }
    }

    @Test
    void everyFieldOfTheCodecIsInTheSchemaAndNoneElse() {
        var fields = new TreeSet<String>();
        for (var component : RenditionFields.class.getRecordComponents()) {
            fields.add(component.getName());
        }
        var tried = new TreeSet<>(VALUES.keySet());
        tried.remove("colur");
        tried.add("name");

        assertThat(tried).isEqualTo(fields);
        for (String field : VALUES.keySet()) {
            boolean known = fields.contains(field);
            assertThat(schema.getSchemaNode().at("/$defs/rendition/properties").has(field))
                    .as(field)
                    .isEqualTo(known);
        }
    }

    @Test
    void schemaAndCodecAgreeOnWhateverIsWritten() throws IOException {
        var random = new Random(5);
        int valid = 0;
        for (int i = 0; i < 20_000; i++) {
            String recipe = recipe(random);
            boolean read = isRead(recipe);
            assertThat(problems(recipe).isEmpty()).as(recipe).isEqualTo(read);
            valid += read ? 1 : 0;
        }
        assertThat(valid).isBetween(1_000, 19_000);
    }

    private static String recipe(Random random) throws IOException {
        ObjectNode rendition = JSON.createObjectNode().put("name", "a");
        var fields = List.copyOf(new TreeSet<>(VALUES.keySet()));
        for (int i = random.nextInt(6); i >= 0; i--) {
            String field =
                    random.nextInt(3) == 0
                            ? List.of("width", "height").get(random.nextInt(2))
                            : fields.get(random.nextInt(fields.size()));
            List<String> values = VALUES.get(field);
            // The first values are the good ones.
            int value = random.nextInt(1 + random.nextInt(values.size()));
            rendition.set(field, JSON.readTree(values.get(value)));
        }
        ObjectNode recipe = JSON.createObjectNode().put("name", "r");
        recipe.putArray("renditions").add(rendition);
        return recipe.toString();
    }

    private static boolean isRead(String recipe) {
        try {
            Json.request(recipe, Recipe.class);
            return true;
        } catch (InvalidDocument e) {
            return false;
        }
    }

    private List<com.networknt.schema.Error> problems(String json) {
        return schema.validate(json, InputFormat.JSON);
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Recipe.schema());
    }
}
