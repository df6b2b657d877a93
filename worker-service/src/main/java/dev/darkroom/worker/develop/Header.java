package dev.darkroom.worker.develop;

import dev.darkroom.worker.heif.HeifException;
import dev.darkroom.worker.heif.HeifPhoto;
import dev.darkroom.worker.vips.ColourSpace;
import dev.darkroom.worker.vips.VipsFields;
import dev.darkroom.worker.vips.VipsImage;
import java.util.Optional;

/// What is known of a photo before it is decoded.
///
/// @param size upright, of one frame
/// @param frames of an animation, pages of a document
/// @param isGrey whether it has no colours
/// @param hasAlpha whether parts of it may be transparent
/// @param colours what its colours are by
/// @param raster what its decoder will have in memory
record Header(
        Size size, int frames, boolean isGrey, boolean hasAlpha, Colours colours, Raster raster) {
    private static final int FIRST_ON_ITS_SIDE = 5;

    /// What a photo's colours are by.
    enum Colours {
        /// sRGB or plain grey, by a profile or because nothing else is said.
        SRGB,
        /// sRGB by a profile.
        SRGB_BY_PROFILE,
        /// Those of a profile of its own.
        PROFILE,
        /// Inks as most printers have them.
        INKS,
        /// The inks of a profile of its own.
        INKS_BY_PROFILE;

        /// Whether they are to be converted by the photo's profile before it can be dropped.
        boolean needProfile() {
            return this == PROFILE || this == INKS_BY_PROFILE;
        }

        /// Whether a rendition can have them with the photo's profile. Inks are for paper: no
        /// screen is sure to show them.
        boolean canBeKept() {
            return this == PROFILE || this == SRGB_BY_PROFILE;
        }
    }

    static Header of(VipsImage image, PhotoFormat format) {
        boolean onItsSide = image.orientation() >= FIRST_ON_ITS_SIDE;
        int width = image.width();
        int height = image.frameHeight();
        return new Header(
                onItsSide ? new Size(height, width) : new Size(width, height),
                image.frames(),
                image.colourSpace() == ColourSpace.GREY,
                image.hasAlpha(),
                colours(image.colourSpace(), image.fields().bytes(VipsFields.PROFILE)),
                Raster.of(image, format));
    }

    /// Of HEIC, which libheif gives upright and in RGB.
    static Header of(HeifPhoto photo) throws HeifException {
        return new Header(
                new Size(photo.width(), photo.height()),
                1,
                false,
                photo.hasAlpha(),
                colours(ColourSpace.OTHER, photo.profile()),
                Raster.of(photo));
    }

    private static Colours colours(ColourSpace space, Optional<byte[]> profile) {
        Optional<IccProfile> usable =
                profile.map(IccProfile::new).filter(icc -> icc.isUsableFor(space));
        if (space == ColourSpace.CMYK) {
            return usable.isEmpty() ? Colours.INKS : Colours.INKS_BY_PROFILE;
        }
        if (usable.isEmpty()) {
            return Colours.SRGB;
        }
        return usable.get().isSrgb() ? Colours.SRGB_BY_PROFILE : Colours.PROFILE;
    }
}
