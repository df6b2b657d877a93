package dev.darkroom.planner.inventory;

/// A set of hashes of 128 bits, for rows of which no two alike may be taken: some 40 bytes each,
/// however long the rows are. That two rows which differ have the same hash is left out of account:
/// among a billion it happens once in 10^20 times.
final class HashSet128 {
    private static final int FEWEST = 1 << 10;
    private long[] table = new long[2 * FEWEST];
    private int size;

    /// @return whether it was not there
    boolean add(long high, long low) {
        // An empty place holds two zeros.
        long first = high == 0 && low == 0 ? 1 : high;
        if (!insert(table, first, low)) {
            return false;
        }
        size++;
        if (size > table.length / 2 * 3 / 4) {
            grow();
        }
        return true;
    }

    int size() {
        return size;
    }

    private static boolean insert(long[] table, long high, long low) {
        int places = table.length / 2;
        int place = (int) low & places - 1;
        while (table[2 * place] != 0 || table[2 * place + 1] != 0) {
            if (table[2 * place] == high && table[2 * place + 1] == low) {
                return false;
            }
            place = place + 1 & places - 1;
        }
        table[2 * place] = high;
        table[2 * place + 1] = low;
        return true;
    }

    private void grow() {
        var larger = new long[table.length * 2];
        for (int i = 0; i < table.length; i += 2) {
            if (table[i] != 0 || table[i + 1] != 0) {
                insert(larger, table[i], table[i + 1]);
            }
        }
        table = larger;
    }
}
