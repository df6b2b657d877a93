package dev.darkroom.planner.inventory;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.darkroom.contracts.BucketPrefix;
import dev.darkroom.contracts.ObjectLocation;
import dev.darkroom.planner.storage.StorageFailure;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// A list file as S3 Batch Operations takes it, CSV lines `Bucket,Key` or `Bucket,Key,VersionId`,
/// the key URL-encoded, compressed by gzip or not. It is read several times, and must stay as it
/// was.
///
/// [Format](https://docs.aws.amazon.com/AmazonS3/latest/userguide/specify-batchjob-manifest.html)
final class ListFile {
    private static final int BUFFER = 1 << 16;

    private final SourceObjects sources;
    private final ObjectLocation location;
    private final BucketPrefix source;
    private Optional<String> etag = Optional.empty();

    ListFile(SourceObjects sources, ObjectLocation location, BucketPrefix source) {
        this.sources = sources;
        this.location = location;
        this.source = source;
    }

    String words() {
        return "the list s3://%s/%s".formatted(location.bucket(), location.key());
    }

    /// Its rows from the first on, which the caller closes.
    ///
    /// @throws SourceUnusable if it is no longer the file that was read before
    ListedRows rows() {
        SourceObjects.OpenFile file = sources.open(location);
        try {
            if (etag.filter(known -> !known.equals(file.etag())).isPresent()) {
                file.bytes().close();
                throw new SourceUnusable(words() + " was changed while it was read");
            }
            etag = Optional.of(file.etag());
            var lines = new InputStreamReader(plain(file.bytes()), StandardCharsets.UTF_8);
            // How many fields a line has, the rows tell with their own words.
            var csv = CsvReader.builder().allowExtraFields(true).allowMissingFields(true);
            return new ListedRows(words(), source, csv.ofCsvRecord(lines));
        } catch (IOException e) {
            throw new StorageFailure("Reading " + words(), e);
        }
    }

    private static InputStream plain(InputStream bytes) throws IOException {
        var start = new BufferedInputStream(bytes, BUFFER);
        start.mark(2);
        boolean gzip = start.read() == 0x1f && start.read() == 0x8b;
        start.reset();
        return gzip ? new GZIPInputStream(new Endless(start), BUFFER) : start;
    }

    /// Says that there is more until there is not: a gzip stream takes the end of a member for its
    /// own end when nothing else has arrived yet.
    private static final class Endless extends FilterInputStream {
        Endless(InputStream in) {
            super(in);
        }

        @Override
        public int available() {
            return 1;
        }
    }
}
