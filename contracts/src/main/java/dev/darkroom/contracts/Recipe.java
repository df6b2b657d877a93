package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The renditions to make of every source object. In a request it is a document or the name of a
/// built-in one: `"web"`. What it may hold is [#schema].
///
/// @param tolerant whether a photo that is damaged or cut off is developed as far as it can be,
///   with a warning, instead of rejected
public record Recipe(int version, String name, boolean tolerant, List<Rendition> renditions) {
    public static final int VERSION = 1;

    private static final String SCHEMA = "recipe-1.schema.json";
    private static final int MAX_RENDITIONS = 32;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9 ._-]{1,64}");

    public Recipe {
        Documents.version("recipe", version, VERSION);
        if (!NAME.matcher(Documents.text("name", name)).matches()) {
            throw new InvalidField(
                    "name",
                    "not a recipe name: '%s' (expected 1 to 64 letters, digits, spaces, dots, underscores and hyphens)"
                            .formatted(name));
        }
        renditions = List.copyOf(renditions);
        Documents.within(
                "renditions", "number of renditions", renditions.size(), 1, MAX_RENDITIONS);
        var names = new HashSet<String>();
        for (Rendition rendition : renditions) {
            if (!names.add(rendition.name())) {
                throw new InvalidField(
                        "renditions",
                        "two renditions have the name '%s'".formatted(rendition.name()));
            }
        }
    }

    /// A recipe that rejects damaged photos.
    public static Recipe of(String name, List<Rendition> renditions) {
        return new Recipe(VERSION, name, false, renditions);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Recipe builtIn(String name) {
        return BuiltInRecipes.named(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no built-in recipe is called '%s' (there are: %s)"
                                        .formatted(name, String.join(", ", BuiltInRecipes.NAMES))));
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static Recipe read(
            @JsonProperty("version") @Nullable Integer version,
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("tolerant") @Nullable Boolean tolerant,
            @JsonProperty("renditions") @Nullable List<Rendition> renditions) {
        return new Recipe(
                version == null ? VERSION : version,
                Documents.text("name", name),
                tolerant != null && tolerant,
                Documents.required("renditions", renditions));
    }

    /// The JSON Schema of a recipe document.
    public static String schema() {
        try (InputStream schema = Recipe.class.getResourceAsStream(SCHEMA)) {
            return new String(
                    Documents.required(SCHEMA, schema).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + SCHEMA, e);
        }
    }

    /// The SHA-256 of this recipe's JSON, as 64 hexadecimal digits: renditions are a function of it
    /// and the source's etag.
    public String hash() {
        try {
            byte[] json = Json.text(this).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
