package dev.darkroom.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The renditions to make of every source object. In a request it is a document or the name of a
/// built-in one: `"web"`.
public record Recipe(int version, String name, List<Rendition> renditions) {
    public static final int VERSION = 1;
    private static final int MAX_RENDITIONS = 32;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9 ._-]{1,64}");

    public Recipe {
        Documents.version("recipe", version, VERSION);
        if (!NAME.matcher(Documents.text("name", name)).matches()) {
            throw new IllegalArgumentException(
                    "not a recipe name: '%s' (expected 1 to 64 letters, digits, spaces, dots, underscores and hyphens)"
                            .formatted(name));
        }
        renditions = List.copyOf(renditions);
        Documents.within("number of renditions", renditions.size(), 1, MAX_RENDITIONS);
        var names = new HashSet<String>();
        for (Rendition rendition : renditions) {
            if (!names.add(rendition.name())) {
                throw new IllegalArgumentException(
                        "two renditions have the name '%s'".formatted(rendition.name()));
            }
        }
    }

    /// The built-in recipe `web`: a square thumbnail of 320 pixels, and 1024 and 2048 pixels
    /// inside, as JPEG.
    public static Recipe web() {
        return new Recipe(
                VERSION,
                "web",
                List.of(square("320", 320), inside("1024", 1024), inside("2048", 2048)));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Recipe builtIn(String name) {
        if (!name.equals("web")) {
            throw new IllegalArgumentException(
                    "no built-in recipe is called '%s' (there is: web)".formatted(name));
        }
        return web();
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static Recipe read(
            @JsonProperty("version") @Nullable Integer version,
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("renditions") @Nullable List<Rendition> renditions) {
        return new Recipe(
                version == null ? VERSION : version,
                Documents.text("name", name),
                Documents.required("renditions", renditions));
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

    private static Rendition square(String name, int side) {
        return rendition(name, side, Fit.COVER);
    }

    private static Rendition inside(String name, int side) {
        return rendition(name, side, Fit.INSIDE);
    }

    private static Rendition rendition(String name, int side, Fit fit) {
        return new Rendition(
                name,
                Optional.of(side),
                Optional.of(side),
                fit,
                ImageFormat.JPEG,
                Rendition.DEFAULT_QUALITY);
    }
}
