package dev.darkroom.worker.vips;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.StructLayout;

/// The shapes of the C functions that are called. A shape is linked once, for all functions that
/// have it: linking is what costs at a start. A native image knows them from its
/// `reachability-metadata.json`.
enum Signature {
    INT_OF_INT(FunctionDescriptor.of(JAVA_INT, JAVA_INT)),
    INT_OF_INT_POINTER(FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS)),
    INT_OF_POINTER(FunctionDescriptor.of(JAVA_INT, ADDRESS)),
    INT_OF_TWO_POINTERS(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS)),
    INT_OF_THREE_POINTERS(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS)),
    INT_OF_FOUR_POINTERS(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS)),
    LONG(FunctionDescriptor.of(JAVA_LONG)),
    LONG_OF_LONGS(
            FunctionDescriptor.of(
                    JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG)),
    LONG_OF_TWO_POINTERS(FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS)),
    POINTER(FunctionDescriptor.of(ADDRESS)),
    POINTER_OF_INT_POINTER(FunctionDescriptor.of(ADDRESS, JAVA_INT, ADDRESS)),
    POINTER_OF_POINTER(FunctionDescriptor.of(ADDRESS, ADDRESS)),
    POINTER_OF_POINTER_LONG(FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_LONG)),
    POINTER_OF_TWO_POINTERS(FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS)),
    VOID(FunctionDescriptor.ofVoid()),
    VOID_OF_INT(FunctionDescriptor.ofVoid(JAVA_INT)),
    VOID_OF_POINTER(FunctionDescriptor.ofVoid(ADDRESS)),
    VOID_OF_POINTER_INT(FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT)),
    VOID_OF_TWO_POINTERS(FunctionDescriptor.ofVoid(ADDRESS, ADDRESS)),
    VOID_OF_THREE_POINTERS(FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS)),
    VOID_OF_THREE_POINTERS_LONG(FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS, JAVA_LONG)),
    INT_OF_POINTER_INT(FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT)),
    LONG_OF_POINTER(FunctionDescriptor.of(JAVA_LONG, ADDRESS)),
    POINTER_OF_POINTER_INT_POINTER(FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS)),
    POINTER_OF_POINTER_LONG_INTS(
            FunctionDescriptor.of(
                    ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT)),
    STRUCT_OF_POINTER(FunctionDescriptor.of(struct(), ADDRESS)),
    STRUCT_OF_TWO_POINTERS(FunctionDescriptor.of(struct(), ADDRESS, ADDRESS)),
    STRUCT_OF_THREE_POINTERS(FunctionDescriptor.of(struct(), ADDRESS, ADDRESS, ADDRESS)),
    STRUCT_OF_TWO_POINTERS_TWO_INTS_POINTER(
            FunctionDescriptor.of(struct(), ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));

    @SuppressWarnings("ImmutableEnumChecker") // descriptors are, without the annotation
    private final FunctionDescriptor descriptor;

    Signature(FunctionDescriptor descriptor) {
        this.descriptor = descriptor;
    }

    /// What libheif gives back, by value: its `heif_error`.
    private static StructLayout struct() {
        return MemoryLayout.structLayout(JAVA_INT, JAVA_INT, ADDRESS);
    }

    FunctionDescriptor descriptor() {
        return descriptor;
    }
}
