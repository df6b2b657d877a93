package dev.darkroom.worker.imager;

import dev.darkroom.contracts.ImageFormat;
import dev.darkroom.contracts.Rendition;
import java.nio.file.Path;

/// A rendition in scratch, ready to be stored.
///
/// @param bytes of the file
/// @param width in pixels, as encoded
public record RenditionFile(
        Rendition rendition, ImageFormat format, Path file, long bytes, int width, int height) {}
