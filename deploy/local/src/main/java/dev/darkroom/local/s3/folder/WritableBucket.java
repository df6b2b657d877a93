package dev.darkroom.local.s3.folder;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/// A bucket whose objects are files in a folder, under a lock a key.
final class WritableBucket implements Bucket {
    private final BucketName name;
    private final FileKeys files;
    private final Staging staging;
    private final Sidecars sidecars;
    private final KeyLocks locks = new KeyLocks();

    WritableBucket(BucketName name, FileKeys files, Staging staging, Sidecars sidecars) {
        this.name = name;
        this.files = files;
        this.staging = staging;
        this.sidecars = sidecars;
    }

    @Override
    public BucketName name() {
        return name;
    }

    @Override
    public FileKeys files() {
        return files;
    }

    @Override
    public Optional<StoredObject> find(String key) throws IOException {
        try (var _ = locks.reading(key)) {
            return now(key);
        }
    }

    @Override
    public Optional<OpenObject> open(String key) throws IOException {
        try (var _ = locks.reading(key)) {
            Optional<StoredObject> now = now(key);
            if (now.isEmpty()) return Optional.empty();
            return Optional.of(OpenObject.of(now.get()));
        }
    }

    @Override
    public StoredObject put(NewObject object, Content content, Condition condition)
            throws IOException {
        try (Staging.Staged staged = staging.receive(content)) {
            return publish(object.sidecar(staged.stamp(), staged.md5()), staged, condition);
        }
    }

    /// Makes staged bytes the object, if the condition holds.
    StoredObject publish(Sidecar sidecar, Staging.Staged staged, Condition condition)
            throws IOException {
        String key = sidecar.key();
        Path file =
                files.file(key)
                        .orElseThrow(
                                () -> S3Exceptions.invalidArgument("No file can be called " + key));
        try (var _ = locks.writing(key)) {
            Optional<StoredObject> before = now(key);
            condition.checkWrite(name, key, before);
            StoredObject after =
                    key.endsWith("/")
                            ? markFolder(sidecar, file)
                            : move(sidecar, staged.file(), file);
            if (before.isPresent() && !before.get().sidecar().stamp().equals(stamp(after))) {
                sidecars.delete(key, stamp(before.get()));
            }
            return after;
        }
    }

    @Override
    public void delete(String key, Condition condition) throws IOException {
        try (var _ = locks.writing(key)) {
            Optional<StoredObject> before = now(key);
            condition.checkWrite(name, key, before);
            if (before.isEmpty()) return;
            Path file = before.get().file();
            if (!key.endsWith("/")) Files.deleteIfExists(file);
            sidecars.delete(key, stamp(before.get()));
            deleteEmptyFolders(key.endsWith("/") ? file : parent(file));
        }
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) throws IOException {
        return Listing.of(files, request, this::listed);
    }

    @Override
    public void close() throws IOException {
        staging.close();
    }

    Staging staging() {
        return staging;
    }

    private Optional<StoredObject> now(String key) throws IOException {
        Optional<Path> file = files.file(key);
        if (file.isEmpty()) return Optional.empty();
        try {
            var attributes = Files.readAttributes(file.get(), BasicFileAttributes.class);
            if (attributes.isDirectory() != key.endsWith("/")) return Optional.empty();
            return object(key, file.get(), attributes);
        } catch (NoSuchFileException | NotDirectoryException _) {
            return Optional.empty();
        }
    }

    /// A row of a page: a lock is taken only for a file without a sidecar, which has just been
    /// replaced or has come by other ways than S3, so that a page of a thousand rows does not stop
    /// its writers.
    private Optional<StoredObject> listed(KeyWalk.Entry entry) throws IOException {
        if (entry.folder()) return object(entry.key(), entry.path(), entry.attributes());
        Optional<Sidecar> sidecar = sidecars.read(entry.key(), FileStamp.of(entry.attributes()));
        return sidecar.isPresent()
                ? sidecar.map(of -> new StoredObject(entry.path(), of))
                : find(entry.key());
    }

    private Optional<StoredObject> object(String key, Path file, BasicFileAttributes attributes)
            throws IOException {
        if (attributes.isDirectory()) {
            return sidecars.read(key, FileStamp.FOLDER).map(of -> new StoredObject(file, of));
        }
        FileStamp stamp = FileStamp.of(attributes);
        Sidecar sidecar = sidecars.read(key, stamp).orElseGet(() -> Sidecar.absent(key, stamp));
        return Optional.of(new StoredObject(file, sidecar));
    }

    private StoredObject move(Sidecar sidecar, Path staged, Path file) throws IOException {
        sidecars.write(sidecar);
        while (true) {
            createFolder(parent(file));
            try {
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) Files.delete(file);
                Files.move(staged, file, StandardCopyOption.ATOMIC_MOVE);
                return new StoredObject(file, sidecar);
            } catch (DirectoryNotEmptyException e) {
                throw inTheWay(sidecar.key(), e);
            } catch (NoSuchFileException e) {
                // A delete of the folder's last object took the folder away: once more.
                if (!Files.exists(staged)) throw e;
            }
        }
    }

    private StoredObject markFolder(Sidecar sidecar, Path folder) throws IOException {
        if (sidecar.stamp().size() > 0) {
            throw S3Exceptions.invalidArgument(
                    "%s ends in '/' and has %d bytes (expected none: it is a folder on disk)"
                            .formatted(sidecar.key(), sidecar.stamp().size()));
        }
        createFolder(folder);
        Sidecar marker =
                new Sidecar(
                        sidecar.key(),
                        FileStamp.FOLDER,
                        sidecar.etag(),
                        sidecar.headers(),
                        sidecar.metadata());
        sidecars.write(marker);
        return new StoredObject(folder, marker);
    }

    private void createFolder(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw inTheWay(files.root().relativize(folder).toString(), e);
        }
    }

    /// Deletes a folder and those above it as far as they are empty and no object of their own.
    private void deleteEmptyFolders(Path folder) throws IOException {
        for (Path empty = folder; !empty.equals(files.root()); empty = parent(empty)) {
            String key = files.root().relativize(empty) + "/";
            if (sidecars.read(key, FileStamp.FOLDER).isPresent()) return;
            try {
                Files.deleteIfExists(empty);
            } catch (DirectoryNotEmptyException _) {
                return;
            }
        }
    }

    /// The folder that a file of the bucket is in.
    private Path parent(Path file) {
        return Optional.ofNullable(file.getParent()).orElse(files.root());
    }

    private static FileStamp stamp(StoredObject object) {
        return object.sidecar().stamp();
    }

    private static RuntimeException inTheWay(String key, IOException cause) {
        return S3Exceptions.invalidRequest(
                "On disk a name is a file or a folder, not both, and %s is the other (%s)"
                        .formatted(key, cause.getClass().getSimpleName()));
    }
}
