package dev.darkroom.worker.imager;

import java.io.BufferedReader;
import java.io.IOException;
import org.jboss.logging.Logger;

/// What an imager says on stderr: logged, and the beginning kept for each photo, where the cause
/// stands.
final class Diagnostics {
    private static final Logger LOG = Logger.getLogger(Diagnostics.class);
    private static final int KEPT = 4_096;

    private final long pid;
    private final BufferedReader stderr;
    private final StringBuilder said = new StringBuilder();
    private final Thread reader;

    Diagnostics(Process process) {
        pid = process.pid();
        stderr = process.errorReader();
        // Reading from a pipe holds on to the carrier of a virtual thread.
        reader = Thread.ofPlatform().daemon().name("imager-stderr-" + pid).unstarted(this::read);
    }

    void start() {
        reader.start();
    }

    private void read() {
        try {
            for (String line = stderr.readLine(); line != null; line = stderr.readLine()) {
                LOG.debugf("imager pid=%d: %s", pid, line);
                keep(line);
            }
        } catch (IOException e) {
            LOG.debugf(e, "stderr of imager pid=%d ended", pid);
        }
    }

    synchronized void keep(String line) {
        if (said.length() < KEPT) {
            said.append(line).append('\n');
        }
    }

    synchronized void forget() {
        said.setLength(0);
    }

    /// All that was kept, once the imager has ended.
    String last() throws InterruptedException {
        reader.join(1_000);
        synchronized (this) {
            return said.toString();
        }
    }
}
