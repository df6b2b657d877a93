package dev.darkroom.worker.vips;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A counted reference to one of GLib's objects, given back when closed.
abstract sealed class GObject implements AutoCloseable
        permits VipsImage, VipsOperation, VipsSource, VipsTarget {
    /// G_TYPE_OBJECT; a fundamental type's number is part of GLib's ABI.
    private static final long TYPE_OBJECT = 20L << 2;

    /// sizeof(GValue): a type and two words.
    static final long VALUE_SIZE = 24;

    final NativeFunctions functions;
    final MemorySegment address;
    private boolean closed;

    GObject(NativeFunctions functions, MemorySegment address) {
        this.functions = functions;
        this.address = address;
    }

    final void setObject(String property, GObject value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment holder = holder(arena);
            functions.runWithTwoPointers("g_value_set_object", holder, value.address);
            functions.runWithThreePointers(
                    "g_object_set_property", address, arena.allocateFrom(property), holder);
            functions.runWithPointer("g_value_unset", holder);
        }
    }

    /// A new reference to an object that is a property of this one.
    final MemorySegment object(String property) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment holder = holder(arena);
            functions.runWithThreePointers(
                    "g_object_get_property", address, arena.allocateFrom(property), holder);
            MemorySegment value = functions.pointerOfPointer("g_value_dup_object", holder);
            functions.runWithPointer("g_value_unset", holder);
            return value;
        }
    }

    private MemorySegment holder(Arena arena) {
        return holder(arena, TYPE_OBJECT);
    }

    /// A GValue for values of one type, to be unset when it is done with.
    final MemorySegment holder(Arena arena, long type) {
        MemorySegment holder = arena.allocate(VALUE_SIZE, Long.BYTES);
        functions.pointerOfPointerLong("g_value_init", holder, type);
        return holder;
    }

    @Override
    public final void close() {
        if (!closed) {
            closed = true;
            functions.runWithPointer("g_object_unref", address);
        }
    }
}
