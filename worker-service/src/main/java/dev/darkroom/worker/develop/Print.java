package dev.darkroom.worker.develop;

import dev.darkroom.contracts.Colour;
import dev.darkroom.contracts.Encoding;
import dev.darkroom.contracts.Frames;
import dev.darkroom.contracts.Rendition;

/// A rendition as it will be of one photo: what the recipe leaves to the photo is settled.
///
/// @param look of the decoded photo that it is made from
/// @param keepsProfile whether the photo's colour profile is written into it
/// @param frames that it has
record Print(
        Rendition rendition,
        Encoding.Fixed encoding,
        Look look,
        boolean keepsProfile,
        Geometry geometry,
        int frames) {

    static Print of(Rendition rendition, PhotoFormat format, Header header) {
        Encoding.Fixed encoding =
                switch (rendition.encoding()) {
                    case Encoding.Fixed fixed -> fixed;
                    case Encoding.Original _ -> Encoding.Original.of(format.renditions());
                };
        boolean keepsProfile = rendition.colour() == Colour.KEEP && header.colours().canBeKept();
        boolean convertsNothing = keepsProfile || !header.colours().needProfile();
        boolean moves =
                rendition.frames() == Frames.ALL
                        && header.frames() > 1
                        && format.isAnimated()
                        && Encoder.isAnimated(encoding.format());
        return new Print(
                rendition,
                encoding,
                new Look(
                        convertsNothing ? Colour.KEEP : Colour.SRGB,
                        moves ? Frames.ALL : Frames.FIRST),
                keepsProfile,
                Geometry.of(header.size(), rendition.resize(), Encoder.maxSide(encoding.format())),
                moves ? header.frames() : 1);
    }
}
