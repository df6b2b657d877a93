package dev.darkroom.worker.develop;

import dev.darkroom.contracts.Colour;
import dev.darkroom.contracts.Frames;

/// What renditions must have in common to be made from the same decoded photo.
///
/// @param colour [Colour#SRGB] where the photo's colours are to be converted by its profile,
///   [Colour#KEEP] where there is nothing to convert or it is not wanted
record Look(Colour colour, Frames frames) {}
