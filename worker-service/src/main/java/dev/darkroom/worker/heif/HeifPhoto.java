package dev.darkroom.worker.heif;

import dev.darkroom.worker.vips.NativeFunctions;
import dev.darkroom.worker.vips.Vips;
import dev.darkroom.worker.vips.VipsException;
import dev.darkroom.worker.vips.VipsImage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Optional;

/// The primary image of a file: a header, and pixels once [#decode] has been called.
///
/// It is upright as it is: libheif turns and mirrors it as the container says, and EXIF's
/// orientation, which repeats that, must be passed over. Colours are by its ICC profile; where it
/// has only code points (`nclx`) or neither, they count as sRGB once they are RGB.
public final class HeifPhoto implements AutoCloseable {
    private static final int INTERLEAVED = 10;
    private static final int COLORSPACE_RGB = 1;
    private static final int CHROMA_RGB = 10;
    private static final int CHROMA_RGBA = 11;
    private static final int RGB_BANDS = 3;

    // heif_color_profile_type, of four letters each
    private static final int RICC = 0x72494343;
    private static final int PROF = 0x70726F66;

    /// More than any profile has.
    private static final long LARGEST_PROFILE = 16L << 20;

    private final NativeFunctions functions;
    private final MemorySegment context;
    private MemorySegment handle = MemorySegment.NULL;
    private MemorySegment pixels = MemorySegment.NULL;

    private HeifPhoto(NativeFunctions functions) {
        this.functions = functions;
        context = functions.pointer("heif_context_alloc");
    }

    static HeifPhoto open(NativeFunctions functions, Path file) throws HeifException {
        var photo = new HeifPhoto(functions);
        try {
            photo.read(file);
            return photo;
        } catch (HeifException e) {
            photo.close();
            throw e;
        }
    }

    private void read(Path file) throws HeifException {
        // Else tiles are decoded by four threads; an imager has one processor.
        if (functions.has("heif_context_set_max_decoding_threads")) {
            functions.runWithPointerInt("heif_context_set_max_decoding_threads", context, 0);
        }
        try (Arena arena = Arena.ofConfined()) {
            HeifError.check(
                    functions.structOfThreePointers(
                            arena,
                            "heif_context_read_from_file",
                            context,
                            arena.allocateFrom(file.toString()),
                            MemorySegment.NULL));
            MemorySegment out = arena.allocate(ValueLayout.ADDRESS);
            HeifError.check(
                    functions.structOfTwoPointers(
                            arena, "heif_context_get_primary_image_handle", context, out));
            handle = out.get(ValueLayout.ADDRESS, 0);
        }
    }

    /// By the header, upright.
    public int width() {
        return functions.intOfPointer("heif_image_handle_get_width", handle);
    }

    /// By the header, upright.
    public int height() {
        return functions.intOfPointer("heif_image_handle_get_height", handle);
    }

    public boolean hasAlpha() {
        return functions.intOfPointer("heif_image_handle_has_alpha_channel", handle) != 0;
    }

    /// Bits of its brightness as encoded; decoded it has 8.
    public int bits() {
        return functions.intOfPointer("heif_image_handle_get_luma_bits_per_pixel", handle);
    }

    /// Its ICC profile.
    public Optional<byte[]> profile() throws HeifException {
        int type = functions.intOfPointer("heif_image_handle_get_color_profile_type", handle);
        if (type != RICC && type != PROF) {
            return Optional.empty();
        }
        long size = functions.longOfPointer("heif_image_handle_get_raw_color_profile_size", handle);
        if (size < 0 || size > LARGEST_PROFILE) {
            throw new HeifException(0, 0, "Its colour profile has %d bytes".formatted(size));
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment profile = arena.allocate(size);
            HeifError.check(
                    functions.structOfTwoPointers(
                            arena, "heif_image_handle_get_raw_color_profile", handle, profile));
            return Optional.of(profile.toArray(ValueLayout.JAVA_BYTE));
        }
    }

    /// Decodes it to RGB, or RGBA where it has transparency, of 8 bits a band. The image must be
    /// closed before this photo is.
    ///
    /// @param tolerant whether what is damaged is decoded as far as it can be
    public VipsImage decode(Vips vips, boolean tolerant) throws HeifException, VipsException {
        int chroma = hasAlpha() ? CHROMA_RGBA : CHROMA_RGB;
        try (Arena arena = Arena.ofConfined();
                var options = new DecodingOptions(functions, tolerant)) {
            MemorySegment out = arena.allocate(ValueLayout.ADDRESS);
            HeifError.check(
                    functions.structOfTwoPointersTwoIntsPointer(
                            arena,
                            "heif_decode_image",
                            handle,
                            out,
                            COLORSPACE_RGB,
                            chroma,
                            options.address()));
            pixels = out.get(ValueLayout.ADDRESS, 0);
            MemorySegment stride = arena.allocate(ValueLayout.JAVA_INT);
            MemorySegment plane =
                    functions.pointerOfPointerIntPointer(
                            "heif_image_get_plane_readonly", pixels, INTERLEAVED, stride);
            return vips.image(
                    plane,
                    stride.get(ValueLayout.JAVA_INT, 0),
                    functions.intOfPointerInt("heif_image_get_width", pixels, INTERLEAVED),
                    functions.intOfPointerInt("heif_image_get_height", pixels, INTERLEAVED),
                    hasAlpha() ? RGB_BANDS + 1 : RGB_BANDS,
                    profile());
        }
    }

    @Override
    public void close() {
        free("heif_image_release", pixels);
        free("heif_image_handle_release", handle);
        free("heif_context_free", context);
    }

    private void free(String function, MemorySegment address) {
        if (!address.equals(MemorySegment.NULL)) {
            functions.runWithPointer(function, address);
        }
    }
}
