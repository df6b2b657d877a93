package dev.darkroom.worker.vips;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// An operation of libvips, with its arguments by libvips' own names. It is spent, and closed, by
/// [#image], by [#run], or by an argument that libvips refuses.
public final class VipsOperation extends GObject {
    private final Vips vips;

    VipsOperation(Vips vips, NativeFunctions functions, MemorySegment address) {
        super(functions, address);
        this.vips = vips;
    }

    /// Sets a number, a flag or a word of an enumeration, written as text.
    public VipsOperation set(String argument, String value) throws VipsException {
        try (Arena arena = Arena.ofConfined()) {
            int refused =
                    functions.intOfThreePointers(
                            "vips_object_set_argument_from_string",
                            address,
                            arena.allocateFrom(argument),
                            arena.allocateFrom(value));
            if (refused != 0) {
                close();
                throw vips.error();
            }
        }
        return this;
    }

    public VipsOperation set(String argument, int value) throws VipsException {
        return set(argument, Integer.toString(value));
    }

    public VipsOperation set(String argument, double value) throws VipsException {
        return set(argument, Double.toString(value));
    }

    public VipsOperation set(String argument, boolean value) throws VipsException {
        return set(argument, Boolean.toString(value));
    }

    public VipsOperation set(String argument, VipsImage value) {
        setObject(argument, value);
        return this;
    }

    public VipsOperation set(String argument, VipsSource value) {
        setObject(argument, value);
        return this;
    }

    public VipsOperation set(String argument, VipsTarget value) {
        setObject(argument, value);
        return this;
    }

    /// Builds the operation and takes its image; its pixels are computed when they are asked for.
    public VipsImage image() throws VipsException {
        try (VipsOperation built = build()) {
            VipsImage image = new VipsImage(vips, functions, built.object("out"));
            functions.runWithPointer("vips_object_unref_outputs", built.address);
            return image;
        }
    }

    /// Builds an operation that has no image to give: a save.
    public void run() throws VipsException {
        try (VipsOperation built = build()) {
            functions.runWithPointer("vips_object_unref_outputs", built.address);
        }
    }

    private VipsOperation build() throws VipsException {
        MemorySegment built = functions.pointerOfPointer("vips_cache_operation_build", address);
        boolean failed = built.equals(MemorySegment.NULL);
        if (failed) {
            functions.runWithPointer("vips_object_unref_outputs", address);
        }
        close();
        if (failed) {
            throw vips.error();
        }
        return new VipsOperation(vips, functions, built);
    }
}
