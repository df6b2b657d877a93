package dev.darkroom.worker.develop;

import dev.darkroom.worker.heif.HeifException;
import dev.darkroom.worker.vips.VipsException;
import java.util.regex.Pattern;

/// The one place that tells from libvips' words whose fault it was.
final class Trouble {
    private static final Pattern SCRATCH =
            Pattern.compile("No space left on device|Disk quota exceeded|File too large");
    private static final Pattern MEMORY =
            Pattern.compile(
                    "(?i)out of memory|insufficient memory|cannot allocate memory|memory allocation");

    /// What cameras and phones really write, and every viewer shows.
    private static final Pattern HARMLESS =
            Pattern.compile(
                    "(VipsJpeg: (Corrupt JPEG data: \\d+ extraneous bytes before marker 0x[0-9a-f]+|Invalid SOS parameters for sequential JPEG|Warning: unknown JFIF revision number [0-9.]+|Unknown Adobe color transform code \\d+)\\s*)+");

    /// How far a photo had come.
    enum Phase {
        DECODING,
        MAKING
    }

    private Trouble() {}

    /// Whether libvips only warned of what does not show in the picture.
    static boolean isHarmless(VipsException e) {
        return HARMLESS.matcher(String.valueOf(e.getMessage())).matches();
    }

    static Answer answer(HeifException e) throws OutOfMemory {
        String said = String.valueOf(e.getMessage());
        if (e.isOutOfMemory() || MEMORY.matcher(said).find()) {
            throw new OutOfMemory(said);
        }
        return new Answer.Rejected(
                e.isUnsupported()
                        ? RejectCode.UNSUPPORTED_FORMAT.reason("HEIC of a kind not decoded: " + said)
                        : RejectCode.BROKEN.reason("Broken heic: " + said));
    }

    static Answer answer(Phase phase, PhotoFormat format, VipsException e) throws OutOfMemory {
        String said = String.valueOf(e.getMessage());
        if (MEMORY.matcher(said).find()) {
            throw new OutOfMemory(said);
        }
        if (SCRATCH.matcher(said).find()) {
            return new Answer.Failed(FailCode.SCRATCH_FULL.reason(said));
        }
        return switch (phase) {
            case DECODING ->
                    new Answer.Rejected(
                            RejectCode.BROKEN.reason("Broken %s: %s".formatted(format, said)));
            case MAKING -> new Answer.Failed(FailCode.IMAGER_FAILED.reason(said));
        };
    }
}
