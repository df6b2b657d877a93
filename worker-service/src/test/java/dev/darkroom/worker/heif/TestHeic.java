package dev.darkroom.worker.heif;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.awt.image.BufferedImage;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// HEIC files for tests, encoded by the system's libheif where that has an encoder of HEVC.
public final class TestHeic {
    private static final int HEVC = 1;
    private static final int RGB = 1;
    private static final int INTERLEAVED_RGB = 10;
    private static final int INTERLEAVED_RGBA = 11;
    private static final int INTERLEAVED = 10;

    /// Of `image_orientation` in `struct heif_encoding_options`.
    private static final int ORIENTATION_AT = 20;

    private static final int VERSION_WITH_ORIENTATION = 5;

    private final SymbolLookup library;
    private final Arena arena = Arena.ofAuto();

    private TestHeic(SymbolLookup library) {
        this.library = library;
    }

    /// An encoder; a test without one is not run, and says why.
    public static TestHeic encoder() {
        Optional<TestHeic> found = find();
        Assumptions.assumeTrue(
                found.isPresent(),
                "HEIC is not tested: this machine has no libheif with an encoder of HEVC (apt install libheif1, and libheif-plugin-x265 where there is one)");
        return found.orElseThrow();
    }

    @SuppressWarnings("restricted")
    private static Optional<TestHeic> find() {
        try {
            var encoder =
                    new TestHeic(
                            SymbolLookup.libraryLookup(
                                    LibheifFile.find(
                                            Optional.ofNullable(
                                                    System.getenv(LibheifFile.SETTING))),
                                    Arena.global()));
            int has = (int) encoder.call("heif_have_encoder_for_format", JAVA_INT, HEVC);
            return Optional.of(encoder).filter(_ -> has != 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Writes a photo.
    ///
    /// @param orientation as EXIF counts them, told by the container: 1 is upright
    /// @param profile ICC; empty for none
    public Path write(Path file, BufferedImage image, int orientation, byte[] profile) {
        MemorySegment context = (MemorySegment) call("heif_context_alloc", ADDRESS);
        MemorySegment encoder = out("heif_context_get_encoder_for_format", context, HEVC);
        checked("heif_encoder_set_lossy_quality", encoder, 90);
        MemorySegment pixels = pixels(image);
        if (profile.length > 0) {
            checked(
                    "heif_image_set_raw_color_profile",
                    pixels,
                    arena.allocateFrom("prof"),
                    arena.allocateFrom(JAVA_BYTE, profile),
                    (long) profile.length);
        }
        checked(
                "heif_context_encode_image",
                context,
                pixels,
                encoder,
                options(orientation),
                MemorySegment.NULL);
        checked("heif_context_write_to_file", context, arena.allocateFrom(file.toString()));
        call("heif_image_release", null, pixels);
        call("heif_encoder_release", null, encoder);
        call("heif_context_free", null, context);
        return file;
    }

    @SuppressWarnings("restricted")
    private MemorySegment options(int orientation) {
        MemorySegment options =
                ((MemorySegment) call("heif_encoding_options_alloc", ADDRESS))
                        .reinterpret(ORIENTATION_AT + Integer.BYTES);
        if (orientation != 1) {
            Assumptions.assumeTrue(
                    options.get(JAVA_BYTE, 0) >= VERSION_WITH_ORIENTATION,
                    "HEIC on its side is not tested: this libheif cannot write it");
            options.set(JAVA_INT, ORIENTATION_AT, orientation);
        }
        return options;
    }

    @SuppressWarnings("restricted")
    private MemorySegment pixels(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        boolean alpha = image.getColorModel().hasAlpha();
        MemorySegment pixels =
                out(
                        "heif_image_create",
                        width,
                        height,
                        RGB,
                        alpha ? INTERLEAVED_RGBA : INTERLEAVED_RGB);
        checked("heif_image_add_plane", pixels, INTERLEAVED, width, height, 8);
        MemorySegment stride = arena.allocate(JAVA_INT);
        MemorySegment plane =
                (MemorySegment) call("heif_image_get_plane", ADDRESS, pixels, INTERLEAVED, stride);
        int line = stride.get(JAVA_INT, 0);
        MemorySegment bytes = plane.reinterpret((long) line * height);
        int bands = alpha ? 4 : 3;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int color = image.getRGB(x, y);
                long at = (long) y * line + (long) x * bands;
                bytes.set(JAVA_BYTE, at, (byte) (color >> 16));
                bytes.set(JAVA_BYTE, at + 1, (byte) (color >> 8));
                bytes.set(JAVA_BYTE, at + 2, (byte) color);
                if (alpha) {
                    bytes.set(JAVA_BYTE, at + 3, (byte) (color >> 24));
                }
            }
        }
        return pixels;
    }

    /// What a function gives by its last argument.
    private MemorySegment out(String function, Object... arguments) {
        MemorySegment out = arena.allocate(ADDRESS);
        Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = out;
        checked(function, all);
        return out.get(ADDRESS, 0);
    }

    private void checked(String function, Object... arguments) {
        MemorySegment error =
                (MemorySegment)
                        call(
                                function,
                                MemoryLayout.structLayout(JAVA_INT, JAVA_INT, ADDRESS),
                                arguments);
        try {
            HeifError.check(error);
        } catch (HeifException e) {
            throw new IllegalStateException(function + ": " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("restricted")
    private Object call(String function, @Nullable MemoryLayout result, Object... arguments) {
        MemoryLayout[] layouts =
                Arrays.stream(arguments).map(TestHeic::layout).toArray(MemoryLayout[]::new);
        var descriptor =
                result == null
                        ? FunctionDescriptor.ofVoid(layouts)
                        : FunctionDescriptor.of(result, layouts);
        var handle =
                Linker.nativeLinker()
                        .downcallHandle(library.find(function).orElseThrow(), descriptor);
        var all = new ArrayList<Object>();
        if (result != null && !(result instanceof ValueLayout)) {
            all.add(arena);
        }
        all.addAll(List.of(arguments));
        try {
            return handle.invokeWithArguments(all);
        } catch (Throwable e) {
            throw new IllegalStateException("Calling " + function, e);
        }
    }

    private static MemoryLayout layout(Object argument) {
        return switch (argument) {
            case Integer _ -> JAVA_INT;
            case Long _ -> JAVA_LONG;
            case MemorySegment _ -> ADDRESS;
            case Object other -> throw new IllegalArgumentException("no argument of C: " + other);
        };
    }
}
