package dev.darkroom.worker.vips;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/// libvips, loaded and initialized for one imager: one thread, no operation cache, and no loader
/// but those that are allowed.
public final class Vips {
    private static final int YES = 1;
    private static final int NO = 0;

    /// VIPS_FORMAT_UCHAR: 8 bits a band.
    private static final int UCHAR = 0;

    private final NativeFunctions functions;

    private Vips(NativeFunctions functions) {
        this.functions = functions;
    }

    /// Loads libvips; nothing of it is loaded before.
    ///
    /// @param library a file, or a name that the system's loader knows
    @SuppressWarnings("restricted")
    public static Vips load(String library) throws VipsException {
        SymbolLookup lookup;
        try {
            lookup = SymbolLookup.libraryLookup(library, Arena.global());
        } catch (IllegalArgumentException e) {
            throw new VipsException(
                    "libvips cannot be loaded from '%s': %s".formatted(library, e.getMessage()));
        }
        var vips = new Vips(new NativeFunctions(lookup));
        vips.initialize();
        return vips;
    }

    private void initialize() throws VipsException {
        try (Arena arena = Arena.ofConfined()) {
            if (functions.intOfPointer("vips_init", arena.allocateFrom("imager")) != 0) {
                throw error();
            }
        }
        functions.runWithInt("vips_block_untrusted_set", YES);
        functions.runWithInt("vips_concurrency_set", 1);
        functions.runWithInt("vips_cache_set_max", 0);
    }

    /// libvips' version: `8.18.7`.
    public String version() {
        return text(functions.pointer("vips_version_string"));
    }

    /// Whether this build of libvips has an operation or a format: `heifload`.
    public boolean has(String operation) {
        try (Arena arena = Arena.ofConfined()) {
            return functions.longOfTwoPointers(
                            "vips_type_find",
                            arena.allocateFrom("VipsOperation"),
                            arena.allocateFrom(operation))
                    != 0;
        }
    }

    /// Blocks an operation and all that derive from it, by the name of its class:
    /// `VipsForeignLoad`.
    public void block(String operationClass) {
        setBlocked(operationClass, YES);
    }

    /// Allows what was blocked.
    public void allow(String operationClass) {
        setBlocked(operationClass, NO);
    }

    private void setBlocked(String operationClass, int state) {
        try (Arena arena = Arena.ofConfined()) {
            functions.runWithPointerInt(
                    "vips_operation_block_set", arena.allocateFrom(operationClass), state);
        }
    }

    /// A new operation, its arguments still to be set: `thumbnail_source`.
    public VipsOperation operation(String nickname) throws VipsException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment operation =
                    pointer(
                            functions.pointerOfPointer(
                                    "vips_operation_new", arena.allocateFrom(nickname)));
            return new VipsOperation(this, functions, operation);
        }
    }

    /// A file to be read.
    public VipsSource source(String file) throws VipsException {
        try (Arena arena = Arena.ofConfined()) {
            return new VipsSource(
                    functions,
                    pointer(
                            functions.pointerOfPointer(
                                    "vips_source_new_from_file", arena.allocateFrom(file))));
        }
    }

    /// An image of pixels that stand in memory, which must stay as long as the image does: 8 bits a
    /// band, one band beside the other, in sRGB unless the profile says otherwise.
    ///
    /// @param pixels lines of `stride` bytes each
    /// @param profile ICC
    public VipsImage image(
            MemorySegment pixels,
            int stride,
            int width,
            int height,
            int bands,
            Optional<byte[]> profile)
            throws VipsException {
        MemorySegment lines =
                pointer(
                        functions.pointerOfPointerLongInts(
                                "vips_image_new_from_memory",
                                pixels,
                                (long) stride * height,
                                stride,
                                height,
                                1,
                                UCHAR));
        try (VipsImage bytes = new VipsImage(this, functions, lines);
                VipsImage cut = crop(bytes, width * bands, height);
                VipsImage folded =
                        operation("bandfold").set("in", cut).set("factor", bands).image()) {
            VipsImage image =
                    operation("copy").set("in", folded).set("interpretation", "srgb").image();
            profile.ifPresent(icc -> image.fields().set(VipsFields.PROFILE, icc));
            return image;
        }
    }

    private VipsImage crop(VipsImage image, int width, int height) throws VipsException {
        return operation("extract_area")
                .set("input", image)
                .set("left", 0)
                .set("top", 0)
                .set("width", width)
                .set("height", height)
                .image();
    }

    /// Bytes in memory to be read; libvips holds its own copy as long as it needs it.
    public VipsSource source(byte[] bytes) throws VipsException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            MemorySegment blob =
                    pointer(functions.pointerOfPointerLong("vips_blob_copy", data, bytes.length));
            try {
                return new VipsSource(
                        functions,
                        pointer(functions.pointerOfPointer("vips_source_new_from_blob", blob)));
            } finally {
                functions.runWithPointer("vips_area_unref", blob);
            }
        }
    }

    /// Memory to be written to.
    public VipsTarget target() throws VipsException {
        return new VipsTarget(functions, pointer(functions.pointer("vips_target_new_to_memory")));
    }

    /// Forgets what libvips said of an earlier photo.
    public void clearErrors() {
        functions.run("vips_error_clear");
    }

    MemorySegment pointer(MemorySegment result) throws VipsException {
        if (result.equals(MemorySegment.NULL)) {
            throw error();
        }
        return result;
    }

    VipsException error() {
        String text = text(functions.pointer("vips_error_buffer")).strip();
        clearErrors();
        return new VipsException(text);
    }

    @SuppressWarnings("restricted")
    private static String text(MemorySegment address) {
        return address.reinterpret(Long.MAX_VALUE).getString(0);
    }
}
