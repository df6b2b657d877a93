package dev.darkroom.worker.shard;

import dev.darkroom.contracts.ImageFormat;
import dev.darkroom.contracts.Reason;
import dev.darkroom.contracts.Recipe;
import dev.darkroom.contracts.Rendition;
import dev.darkroom.worker.imager.Development;
import dev.darkroom.worker.imager.Imagers;
import dev.darkroom.worker.imager.RenditionFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/// Imagers that write the rendition's name into its file, or answer as they are told; they can be
/// held so that nothing finishes.
public final class FakeImagers implements Imagers {
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final Queue<Development> next = new ConcurrentLinkedQueue<>();
    private final Queue<Path> folders = new ConcurrentLinkedQueue<>();
    private volatile List<Development> answers = List.of();
    private volatile Optional<Error> error = Optional.empty();

    /// Where renditions were to be written, call by call.
    List<Path> folders() {
        return List.copyOf(folders);
    }

    public void answer(Development development) {
        answers = List.of(development);
    }

    /// Makes the next calls fail, one by each.
    public void fail(String code, int times) {
        next.addAll(Collections.nCopies(times, failed(code)));
    }

    public static Development failed(String code) {
        return new Development.Failed(new Reason(code, "told to fail"));
    }

    /// Makes every call end in an error.
    public void crash(Error with) {
        error = Optional.of(with);
    }

    public void reject(String code) {
        answer(new Development.Rejected(new Reason(code, "told to reject")));
    }

    public void hold() {
        gate = new CountDownLatch(1);
    }

    public void release() {
        gate.countDown();
    }

    @Override
    public Development develop(Path source, Path folder, Recipe recipe)
            throws InterruptedException {
        folders.add(folder);
        gate.await();
        error.ifPresent(it -> {
            throw it;
        });
        Development told = next.poll();
        if (told != null) {
            return told;
        }
        if (!answers.isEmpty()) {
            return answers.getFirst();
        }
        var files = new ArrayList<RenditionFile>();
        try {
            String photo = Files.readString(source);
            for (Rendition rendition : recipe.renditions()) {
                Path file = folder.resolve(rendition.name());
                Files.writeString(file, photo + ' ' + rendition.name());
                files.add(
                        new RenditionFile(
                                rendition, ImageFormat.JPEG, file, Files.size(file), 3, 2));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Development.Developed(files, List.of());
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public void close() {
        release();
    }
}
