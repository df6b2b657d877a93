package dev.darkroom.local.s3.folder;

import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;

/// The bytes of a write, and their MD5 in Base64 if the client announced it.
record Content(InputStream bytes, Optional<String> md5) {
    static Content of(InputStream bytes) {
        return new Content(bytes, Optional.empty());
    }

    void verify(byte[] digest) {
        String actual = Base64.getEncoder().encodeToString(digest);
        if (md5.isPresent() && !md5.get().equals(actual)) {
            throw new S3ProxyException(
                    S3ErrorCode.BAD_DIGEST,
                    "Content-MD5 is %s, the bytes' is %s".formatted(md5.get(), actual));
        }
    }
}
