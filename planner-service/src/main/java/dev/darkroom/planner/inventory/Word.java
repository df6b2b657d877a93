package dev.darkroom.planner.inventory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The text of a column that mostly says what it said in the row before, which then is the same
/// string.
final class Word {
    private final String ifEmpty;
    private byte[] bytes = new byte[0];
    private String text;

    /// @param ifEmpty what no text at all means
    Word(String ifEmpty) {
        this.ifEmpty = ifEmpty;
        text = ifEmpty;
    }

    String of(byte[] buffer, int from, int to) {
        if (!Arrays.equals(buffer, from, to, bytes, 0, bytes.length)) {
            bytes = Arrays.copyOfRange(buffer, from, to);
            text = to == from ? ifEmpty : new String(bytes, StandardCharsets.UTF_8);
        }
        return text;
    }
}
