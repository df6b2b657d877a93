package dev.darkroom.worker.develop;

import dev.darkroom.contracts.ImageFormat;
import java.util.Locale;

/// A format that photos may have: the allow-list of libvips' loaders.
enum PhotoFormat {
    JPEG("jpegload", "VipsForeignLoadJpeg"),
    PNG("pngload", "VipsForeignLoadPng"),
    WEBP("webpload", "VipsForeignLoadWebp"),
    GIF("gifload", "VipsForeignLoadNsgif"),
    /// Its first page.
    TIFF("tiffload", "VipsForeignLoadTiff"),
    AVIF("heifload", "VipsForeignLoadHeif"),
    /// Its primary image, decoded by libheif and not by a loader of libvips.
    HEIC("", "");

    private final String loader;
    private final String loaderClass;

    PhotoFormat(String loader, String loaderClass) {
        this.loader = loader;
        this.loaderClass = loaderClass;
    }

    /// Whether libvips has loaders for it.
    boolean isOfLibvips() {
        return !loader.isEmpty();
    }

    /// The operation that loads it from a file: `jpegload`.
    String loader() {
        return loader;
    }

    /// The class that its loaders derive from, by which they are allowed.
    String loaderClass() {
        return loaderClass;
    }

    /// The format of renditions that are to be in the photo's own.
    ImageFormat renditions() {
        return switch (this) {
            case JPEG, TIFF, HEIC -> ImageFormat.JPEG;
            case PNG -> ImageFormat.PNG;
            case WEBP -> ImageFormat.WEBP;
            case GIF -> ImageFormat.GIF;
            case AVIF -> ImageFormat.AVIF;
        };
    }

    /// Whether its frames are an animation that can be kept.
    boolean isAnimated() {
        return this == GIF || this == WEBP;
    }

    /// From which level on libvips shall refuse what is damaged. A JPEG whose data is corrupt in
    /// the middle only gives warnings; other formats warn of trifles.
    String failOn() {
        return this == JPEG ? "warning" : "error";
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
