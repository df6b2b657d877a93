package dev.darkroom.worker.vips;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The functions of one shared library, found by name and linked by shape when first called: one
/// method for each [Signature].
final class NativeFunctions {
    private final SymbolLookup library;
    private final Map<Signature, MethodHandle> handles = new EnumMap<>(Signature.class);
    private final Map<String, MemorySegment> addresses = new HashMap<>();

    NativeFunctions(SymbolLookup library) {
        this.library = library;
    }

    int intOfInt(String function, int a) {
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

    int intOfPointer(String function, MemorySegment a) {
        try {
            return (int) handle(Signature.INT_OF_POINTER).invokeExact(address(function), a);
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

    MemorySegment pointer(String function) {
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

    MemorySegment pointerOfPointer(String function, MemorySegment a) {
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

    void runWithPointer(String function, MemorySegment a) {
        try {
            handle(Signature.VOID_OF_POINTER).invokeExact(address(function), a);
        } catch (Throwable thrown) {
            throw unexpected(function, thrown);
        }
    }

    void runWithPointerInt(String function, MemorySegment a, int b) {
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
