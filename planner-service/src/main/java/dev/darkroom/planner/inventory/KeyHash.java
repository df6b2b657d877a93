package dev.darkroom.planner.inventory;

import java.nio.charset.StandardCharsets;

/// A hash of object keys that stays the same for ever, whatever the machine, the version of Java or
/// that of Darkroom: a sample must consist of the same objects each time.
///
/// It is the 64-bit FNV-1a of the key in UTF-8, its bits mixed by the finaliser of MurmurHash3:
/// FNV's low bits follow those of the last byte too closely to take a remainder of.
final class KeyHash {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long MIX_1 = 0xff51afd7ed558ccdL;
    private static final long MIX_2 = 0xc4ceb9fe1a85ec53L;
    private static final int SHIFT = 33;

    private KeyHash() {}

    static long of(String key) {
        long hash = FNV_OFFSET;
        for (byte octet : key.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xFF)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> SHIFT)) * MIX_1;
        hash = (hash ^ (hash >>> SHIFT)) * MIX_2;
        return hash ^ (hash >>> SHIFT);
    }

    /// Whether a key is in the sample of every n-th.
    static boolean oneIn(int n, String key) {
        return Long.remainderUnsigned(of(key), n) == 0;
    }
}
