package dev.darkroom.planner.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// The rows of a CSV stream (RFC 4180; lines end in LF or CRLF), as ranges of a buffer of bytes
/// that the next row overwrites: a row costs no object.
final class CsvRows {
    private static final int BUFFER = 1 << 17;

    /// A key has up to 1,024 bytes, which are three times as many when encoded; the rest is short.
    private static final int LONGEST_ROW = 1 << 20;

    private final InputStream in;
    private byte[] buffer = new byte[BUFFER];
    private int at;
    private int limit;
    private boolean ended;
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private int fields;
    private boolean doubled;
    private long row;

    CsvRows(InputStream in) {
        this.in = in;
    }

    /// Goes on to the next row.
    ///
    /// @return false at the end
    /// @throws IOException if the stream fails, or is no CSV
    boolean next() throws IOException {
        row++;
        while (true) {
            if (at == limit && ended) {
                return false;
            }
            if (scan()) {
                if (doubled) {
                    undouble();
                }
                return true;
            }
            fill();
        }
    }

    int fields() {
        return fields;
    }

    byte[] buffer() {
        return buffer;
    }

    int start(int field) {
        return starts[field];
    }

    int end(int field) {
        return ends[field];
    }

    /// Of the row that is at hand, from 1.
    long number() {
        return row;
    }

    /// Finds the fields of the row that begins here.
    ///
    /// @return false if the buffer ends before the row does, which then is as if nothing was done
    private boolean scan() throws IOException {
        int from = at;
        int end = limit;
        fields = 0;
        doubled = false;
        while (true) {
            int next = from < end && buffer[from] == '"' ? quoted(from, end) : plain(from, end);
            if (next == end && !ended) {
                return false;
            }
            if (next >= end) {
                at = end;
                return true;
            }
            if (buffer[next] == ',') {
                from = next + 1;
            } else {
                at = next + 1;
                return true;
            }
        }
    }

    /// A field without quotes; returns where its delimiter is.
    private int plain(int from, int end) {
        byte[] bytes = buffer;
        int i = from;
        while (i < end && bytes[i] != ',' && bytes[i] != '\n') {
            i++;
        }
        boolean carriage = i > from && bytes[i - 1] == '\r' && (i == end || bytes[i] == '\n');
        field(from, carriage ? i - 1 : i);
        return i;
    }

    /// A field in quotes; returns where its delimiter is.
    private int quoted(int from, int end) throws IOException {
        byte[] bytes = buffer;
        int i = from + 1;
        while (i < end) {
            if (bytes[i] != '"') {
                i++;
            } else if (i + 1 < end && bytes[i + 1] == '"') {
                doubled = true;
                i += 2;
            } else {
                break;
            }
        }
        if (i >= end) {
            if (ended) {
                throw new IOException("row %d ends within quotes".formatted(row));
            }
            return end;
        }
        field(from + 1, i);
        i++;
        if (i < end && bytes[i] == '\r') {
            i++;
        }
        if (i < end && bytes[i] != ',' && bytes[i] != '\n') {
            throw new IOException(
                    "row %d has something after the closing quote of field %d"
                            .formatted(row, fields));
        }
        return i;
    }

    /// Makes one quote of each two that stand together in a field; there are none by themselves,
    /// unless a field without quotes has them.
    private void undouble() {
        for (int field = 0; field < fields; field++) {
            int to = starts[field];
            for (int from = to; from < ends[field]; from++) {
                byte octet = buffer[from];
                buffer[to++] = octet;
                if (octet == '"' && from + 1 < ends[field] && buffer[from + 1] == '"') {
                    from++;
                }
            }
            ends[field] = to;
        }
    }

    private void field(int from, int to) {
        if (fields == starts.length) {
            starts = Arrays.copyOf(starts, 2 * fields);
            ends = Arrays.copyOf(ends, 2 * fields);
        }
        starts[fields] = from;
        ends[fields] = to;
        fields++;
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, at, buffer, 0, limit - at);
        limit -= at;
        at = 0;
        if (limit == buffer.length) {
            if (limit >= LONGEST_ROW) {
                throw new IOException("row %d is longer than %d bytes".formatted(row, LONGEST_ROW));
            }
            buffer = Arrays.copyOf(buffer, 2 * limit);
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        if (read < 0) {
            ended = true;
        } else {
            limit += read;
        }
    }
}
