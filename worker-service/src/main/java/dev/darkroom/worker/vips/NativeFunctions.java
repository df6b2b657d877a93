package dev.darkroom.worker.vips;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The functions of one shared library, found by name and linked by shape when first called: one
/// method for each [Signature].
public final class NativeFunctions {
    private final SymbolLookup library;
    private final Map<Signature, MethodHandle> handles = new EnumMap<>(Signature.class);
    private final Map<String, MemorySegment> addresses = new HashMap<>();

    public NativeFunctions(SymbolLookup library) {
        this.library = library;
    }

    public int intOfInt(String function, int a) {
        try {
            return (int) handle(Signature.INT_OF_INT).invokeExact(address(function), a);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    int intOfIntPointer(String function, int a, MemorySegment b) {
        try {
            return (int) handle(Signature.INT_OF_INT_POINTER).invokeExact(address(function), a, b);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    public int intOfPointer(String function, MemorySegment a) {
        try {
            return (int) handle(Signature.INT_OF_POINTER).invokeExact(address(function), a);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    int intOfTwoPointers(String function, MemorySegment a, MemorySegment b) {
        try {
            return (int) handle(Signature.INT_OF_TWO_POINTERS).invokeExact(address(function), a, b);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    int intOfFourPointers(
            String function, MemorySegment a, MemorySegment b, MemorySegment c, MemorySegment d) {
        try {
            return (int)
                    handle(Signature.INT_OF_FOUR_POINTERS)
                            .invokeExact(address(function), a, b, c, d);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    int intOfThreePointers(String function, MemorySegment a, MemorySegment b, MemorySegment c) {
        try {
            return (int)
                    handle(Signature.INT_OF_THREE_POINTERS).invokeExact(address(function), a, b, c);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    long longOfNothing(String function) {
        try {
            return (long) handle(Signature.LONG).invokeExact(address(function));
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    long longOfLongs(String function, long a, long b, long c, long d, long e, long f) {
        try {
            return (long)
                    handle(Signature.LONG_OF_LONGS)
                            .invokeExact(address(function), a, b, c, d, e, f);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    long longOfTwoPointers(String function, MemorySegment a, MemorySegment b) {
        try {
            return (long)
                    handle(Signature.LONG_OF_TWO_POINTERS).invokeExact(address(function), a, b);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    public MemorySegment pointer(String function) {
        try {
            return (MemorySegment) handle(Signature.POINTER).invokeExact(address(function));
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    MemorySegment pointerOfIntPointer(String function, int a, MemorySegment b) {
        try {
            return (MemorySegment)
                    handle(Signature.POINTER_OF_INT_POINTER).invokeExact(address(function), a, b);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    public MemorySegment pointerOfPointer(String function, MemorySegment a) {
        try {
            return (MemorySegment)
                    handle(Signature.POINTER_OF_POINTER).invokeExact(address(function), a);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    MemorySegment pointerOfPointerLong(String function, MemorySegment a, long b) {
        try {
            return (MemorySegment)
                    handle(Signature.POINTER_OF_POINTER_LONG).invokeExact(address(function), a, b);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    MemorySegment pointerOfTwoPointers(String function, MemorySegment a, MemorySegment b) {
        try {
            return (MemorySegment)
                    handle(Signature.POINTER_OF_TWO_POINTERS).invokeExact(address(function), a, b);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    void run(String function) {
        try {
            handle(Signature.VOID).invokeExact(address(function));
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    void runWithInt(String function, int a) {
        try {
            handle(Signature.VOID_OF_INT).invokeExact(address(function), a);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    public void runWithPointer(String function, MemorySegment a) {
        try {
            handle(Signature.VOID_OF_POINTER).invokeExact(address(function), a);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    public void runWithPointerInt(String function, MemorySegment a, int b) {
        try {
            handle(Signature.VOID_OF_POINTER_INT).invokeExact(address(function), a, b);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    void runWithTwoPointers(String function, MemorySegment a, MemorySegment b) {
        try {
            handle(Signature.VOID_OF_TWO_POINTERS).invokeExact(address(function), a, b);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    void runWithThreePointers(String function, MemorySegment a, MemorySegment b, MemorySegment c) {
        try {
            handle(Signature.VOID_OF_THREE_POINTERS).invokeExact(address(function), a, b, c);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    public int intOfPointerInt(String function, MemorySegment a, int b) {
        try {
            return (int) handle(Signature.INT_OF_POINTER_INT).invokeExact(address(function), a, b);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    public long longOfPointer(String function, MemorySegment a) {
        try {
            return (long) handle(Signature.LONG_OF_POINTER).invokeExact(address(function), a);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    public MemorySegment pointerOfPointerIntPointer(
            String function, MemorySegment a, int b, MemorySegment c) {
        try {
            return (MemorySegment)
                    handle(Signature.POINTER_OF_POINTER_INT_POINTER)
                            .invokeExact(address(function), a, b, c);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    MemorySegment pointerOfPointerLongInts(
            String function, MemorySegment a, long b, int c, int d, int e, int f) {
        try {
            return (MemorySegment)
                    handle(Signature.POINTER_OF_POINTER_LONG_INTS)
                            .invokeExact(address(function), a, b, c, d, e, f);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    /// A `struct { int; int; char *; }`, by value.
    ///
    /// @param place of the struct
    public MemorySegment structOfPointer(SegmentAllocator place, String function, MemorySegment a) {
        try {
            return (MemorySegment)
                    handle(Signature.STRUCT_OF_POINTER).invokeExact(address(function), place, a);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    /// A `struct { int; int; char *; }`, by value.
    ///
    /// @param place of the struct
    public MemorySegment structOfTwoPointers(
            SegmentAllocator place, String function, MemorySegment a, MemorySegment b) {
        try {
            return (MemorySegment)
                    handle(Signature.STRUCT_OF_TWO_POINTERS)
                            .invokeExact(address(function), place, a, b);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    /// A `struct { int; int; char *; }`, by value.
    ///
    /// @param place of the struct
    public MemorySegment structOfThreePointers(
            SegmentAllocator place,
            String function,
            MemorySegment a,
            MemorySegment b,
            MemorySegment c) {
        try {
            return (MemorySegment)
                    handle(Signature.STRUCT_OF_THREE_POINTERS)
                            .invokeExact(address(function), place, a, b, c);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    /// A `struct { int; int; char *; }`, by value.
    ///
    /// @param place of the struct
    public MemorySegment structOfTwoPointersTwoIntsPointer(
            SegmentAllocator place,
            String function,
            MemorySegment a,
            MemorySegment b,
            int c,
            int d,
            MemorySegment e) {
        try {
            return (MemorySegment)
                    handle(Signature.STRUCT_OF_TWO_POINTERS_TWO_INTS_POINTER)
                            .invokeExact(address(function), place, a, b, c, d, e);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    void runWithThreePointersLong(
            String function, MemorySegment a, MemorySegment b, MemorySegment c, long d) {
        try {
            handle(Signature.VOID_OF_THREE_POINTERS_LONG)
                    .invokeExact(address(function), a, b, c, d);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    /// Whether the library has a function: newer builds have more.
    public boolean has(String function) {
        return library.find(function).isPresent();
    }

    @SuppressWarnings("restricted")
    private MethodHandle handle(Signature signature) {
        MethodHandle linked = handles.get(signature);
        if (linked == null) {
            linked = Linker.nativeLinker().downcallHandle(signature.descriptor());
            handles.put(signature, linked);
        }
        return linked;
    }

    private MemorySegment address(String function) {
        MemorySegment known = addresses.get(function);
        if (known == null) {
            Optional<MemorySegment> found = library.find(function);
            if (found.isEmpty()) {
                throw new UnsatisfiedLinkError("the library has no function " + function);
            }
            known = found.get();
            addresses.put(function, known);
        }
        return known;
    }

    /// A linked function throws only what Java itself cannot go on from.
    private static RuntimeException unexpected(String function, Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("Calling " + function, cause);
    }
}
