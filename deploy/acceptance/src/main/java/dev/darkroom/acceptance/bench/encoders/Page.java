package dev.darkroom.acceptance.bench.encoders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A page whose end is measured and whose beginning is written by hand.
public final class Page {
    private static final String MARK = "<!-- measured: the study replaces what follows -->\n";

    private Page() {}

    /// Puts what was measured behind the mark, and the mark at the end of a page that has none.
    public static void write(Path page, String measured) throws IOException {
        String before = Files.exists(page) ? Files.readString(page) : "";
        int mark = before.indexOf(MARK);
        Files.writeString(
                page, (mark < 0 ? before : before.substring(0, mark)) + MARK + '\n' + measured);
    }
}
