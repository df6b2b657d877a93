package dev.darkroom.worker.vips;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;

/// The shapes of the C functions that are called. A shape is linked once, for all functions that
/// have it: linking is what costs at a start. A native image knows them from its
/// `reachability-metadata.json`.
enum Signature {
    INT_OF_INT(FunctionDescriptor.of(JAVA_INT, JAVA_INT)),
    INT_OF_INT_POINTER(FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS)),
    INT_OF_POINTER(FunctionDescriptor.of(JAVA_INT, ADDRESS)),
    INT_OF_THREE_POINTERS(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS)),
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
    VOID_OF_THREE_POINTERS(FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS));

    @SuppressWarnings("ImmutableEnumChecker") // descriptors are, without the annotation
    private final FunctionDescriptor descriptor;

    Signature(FunctionDescriptor descriptor) {
        this.descriptor = descriptor;
    }

    FunctionDescriptor descriptor() {
        return descriptor;
    }
}
