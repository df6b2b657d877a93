package dev.darkroom.local.s3.folder;

import com.google.common.io.ByteStreams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Optional;

/// An object whose file is open, so that its bytes stay those of one write.
///
/// A folder's own object has no file and no bytes.
record OpenObject(StoredObject object, Optional<FileChannel> channel) implements AutoCloseable {
    static OpenObject of(StoredObject object) throws IOException {
        return new OpenObject(
                object,
                Files.isDirectory(object.file())
                        ? Optional.empty()
                        : Optional.of(FileChannel.open(object.file())));
    }

    /// Its bytes, or the range of them; closing the stream closes the file.
    InputStream content(Optional<ByteRange> range) throws IOException {
        if (channel.isEmpty()) return InputStream.nullInputStream();
        channel.get().position(range.map(ByteRange::first).orElse(0L));
        return ByteStreams.limit(
                Channels.newInputStream(channel.get()),
                range.map(ByteRange::length).orElse(object.size()));
    }

    @Override
    public void close() throws IOException {
        if (channel.isPresent()) channel.get().close();
    }
}
