package dev.darkroom.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The recipes that a request may call by name.
public final class BuiltInRecipes {
    /// All of them, in order.
    public static final List<String> NAMES = List.of("web", "gallery");

    private BuiltInRecipes() {}

    /// All of them, in order.
    public static List<Recipe> all() {
        return List.of(web(), gallery());
    }

    public static Optional<Recipe> named(String name) {
        return switch (name) {
            case "web" -> Optional.of(web());
            case "gallery" -> Optional.of(gallery());
            default -> Optional.empty();
        };
    }

    /// A square thumbnail of 320 pixels, and 1024 and 2048 pixels inside, as JPEG.
    public static Recipe web() {
        return Recipe.of("web", sizes("", Encoding.Jpeg.of(Encoding.Jpeg.QUALITY)));
    }

    /// The sizes of [#web] as JPEG, WebP and AVIF, for a page to choose from.
    public static Recipe gallery() {
        var renditions = new ArrayList<Rendition>();
        renditions.addAll(sizes("", Encoding.Jpeg.of(Encoding.Jpeg.QUALITY)));
        renditions.addAll(sizes("-webp", Encoding.Webp.of(Encoding.Webp.QUALITY)));
        renditions.addAll(sizes("-avif", Encoding.Avif.of(Encoding.Avif.QUALITY)));
        return Recipe.of("gallery", renditions);
    }

    private static List<Rendition> sizes(String suffix, Encoding encoding) {
        return List.of(
                Rendition.of("320" + suffix, Resize.cover(320), encoding),
                Rendition.of("1024" + suffix, Resize.inside(1024), encoding),
                Rendition.of("2048" + suffix, Resize.inside(2048), encoding));
    }
}
