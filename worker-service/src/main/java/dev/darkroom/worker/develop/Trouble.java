package dev.darkroom.worker.develop;

import dev.darkroom.worker.heif.HeifException;
import dev.darkroom.worker.vips.VipsException;
import java.util.regex.Pattern;

/// The one place that tells from libvips' words whose fault it was.
final class Trouble {
    private static final Pattern SCRATCH =
            Pattern.compile("No space left on device|Disk quota exceeded|File too large");

    /// libheif calls its own limits so as well, which are the photo's fault.
    private static final Pattern MEMORY =
            Pattern.compile(
                    "(?i)out of memory|insufficient memory|cannot allocate memory|memory allocation(?! error: security limit)");

    /// What cameras and phones really write, and every viewer shows.
    private static final Pattern HARMLESS =
            Pattern.compile(
                    "(VipsJpeg: (Corrupt JPEG data: \\d+ extraneous bytes before marker 0x[0-9a-f]+|Invalid SOS parameters for sequential JPEG|Warning: unknown JFIF revision number [0-9.]+|Unknown Adobe color transform code \\d+)\\s*)+");

    /// A profile that cannot be used, which every viewer passes over.
    private static final Pattern PROFILE = Pattern.compile("icc_(transform|import|export)|profile");

    private Trouble() {}

    /// Whether libvips only warned of what does not show in the picture.
    static boolean isHarmless(VipsException e) {
        return HARMLESS.matcher(String.valueOf(e.getMessage())).matches();
    }

    /// Whether libvips refused the colour profile.
    static boolean isOfProfile(VipsException e) {
        return isOfPhoto(e) && PROFILE.matcher(String.valueOf(e.getMessage())).find();
    }

    /// Whether it can be the photo's fault at all.
    static boolean isOfPhoto(VipsException e) {
        String said = String.valueOf(e.getMessage());
        return !MEMORY.matcher(said).find() && !SCRATCH.matcher(said).find();
    }

    /// The answer where a photo cannot be decoded.
    static Answer decoding(PhotoFormat format, VipsException e) throws OutOfMemory {
        return isOfPhoto(e)
                ? new Answer.Rejected(
                        RejectCode.BROKEN.reason("Broken %s: %s".formatted(format, e.getMessage())))
                : making(e);
    }

    /// The answer where libheif cannot decode a photo.
    static Answer decoding(HeifException e) throws OutOfMemory {
        String said = String.valueOf(e.getMessage());
        if (e.isOutOfMemory() || MEMORY.matcher(said).find()) {
            throw new OutOfMemory(said);
        }
        return new Answer.Rejected(
                e.isUnsupported()
                        ? RejectCode.UNSUPPORTED_FORMAT.reason(
                                "HEIC of a kind that is not decoded: " + said)
                        : RejectCode.BROKEN.reason("Broken heic: " + said));
    }

    /// The answer where a rendition cannot be made of a photo that was decoded.
    static Answer making(VipsException e) throws OutOfMemory {
        String said = String.valueOf(e.getMessage());
        if (MEMORY.matcher(said).find()) {
            throw new OutOfMemory(said);
        }
        return new Answer.Failed(
                SCRATCH.matcher(said).find()
                        ? FailCode.SCRATCH_FULL.reason(said)
                        : FailCode.IMAGER_FAILED.reason(said));
    }
}
