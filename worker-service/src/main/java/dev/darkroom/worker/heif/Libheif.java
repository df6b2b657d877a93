package dev.darkroom.worker.heif;

import dev.darkroom.worker.vips.NativeFunctions;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;

/// libheif, loaded for one imager: one thread, and whatever decoder of HEVC it has.
///
/// Only functions that libheif 1.12 has are called without asking whether they are there.
public final class Libheif {
    private static final int HEVC = 1;

    private final NativeFunctions functions;

    private Libheif(NativeFunctions functions) {
        this.functions = functions;
    }

    /// What loading came to.
    public sealed interface Loading {
        /// HEIC can be read.
        record Loaded(Libheif libheif) implements Loading {}

        /// It cannot; the message says why and what to install.
        record Missing(String message) implements Loading {}
    }

    /// Loads libheif, its decoders included: afterwards an imager may confine itself.
    ///
    /// @param library a file, or a name that the system's loader knows
    @SuppressWarnings("restricted")
    public static Loading load(String library) {
        NativeFunctions functions;
        try {
            functions = new NativeFunctions(SymbolLookup.libraryLookup(library, Arena.global()));
        } catch (IllegalArgumentException e) {
            return new Loading.Missing(
                    "libheif is not there (%s): install it by 'apt install libheif1', or set %s to the file libheif.so.1"
                            .formatted(e.getMessage(), LibheifFile.SETTING));
        }
        if (functions.has("heif_init")) {
            try (Arena arena = Arena.ofConfined()) {
                // Loads plugins, where decoders are files of their own.
                HeifError.check(functions.structOfPointer(arena, "heif_init", MemorySegment.NULL));
            } catch (HeifException e) {
                return new Loading.Missing("libheif is not usable: " + e.getMessage());
            }
        }
        if (functions.intOfInt("heif_have_decoder_for_format", HEVC) == 0) {
            return new Loading.Missing(
                    "libheif has no decoder of HEVC: install one by 'apt install libheif-plugin-libde265'");
        }
        return new Loading.Loaded(new Libheif(functions));
    }

    /// libheif's version: `1.15.1`.
    public String version() {
        return HeifError.text(functions.pointer("heif_get_version"));
    }

    /// Opens a file and reads its header; nothing is decoded yet.
    public HeifPhoto open(Path file) throws HeifException {
        return HeifPhoto.open(functions, file);
    }
}
