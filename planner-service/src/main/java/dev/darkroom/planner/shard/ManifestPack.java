package dev.darkroom.planner.shard;

import dev.darkroom.contracts.ManifestRange;
import dev.darkroom.contracts.ManifestWriter;
import dev.darkroom.contracts.PlannedShard;
import dev.darkroom.contracts.ShardId;
import dev.darkroom.contracts.Tally;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Shard manifests one after another, each a frame of Zstandard, on their way to one object of the
/// control bucket.
final class ManifestPack {
    private final List<Member> members = new ArrayList<>();
    private final ManifestWriter manifests = new ManifestWriter();
    private final ByteArrayOutputStream bytes;

    /// @param capacity bytes that it is likely to get
    ManifestPack(int capacity) {
        bytes = new ByteArrayOutputStream(capacity);
    }

    /// What is remembered of a shard, which is not its objects.
    private record Member(
            ShardId id,
            int objects,
            long objectBytes,
            boolean archived,
            Optional<Tally> supersedes,
            long offset,
            long length) {
        PlannedShard in(String key, String etag) {
            return new PlannedShard(
                    id,
                    new ManifestRange(key, etag, offset, length),
                    objects,
                    objectBytes,
                    archived,
                    supersedes);
        }
    }

    void add(ShardId id, Shard shard, long objectBytes) {
        byte[] manifest = manifests.write(shard.objects());
        members.add(
                new Member(
                        id,
                        shard.objects().size(),
                        objectBytes,
                        shard.archived(),
                        shard.supersedes(),
                        bytes.size(),
                        manifest.length));
        bytes.writeBytes(manifest);
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    int size() {
        return bytes.size();
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /// The shards of this pack, once it lies in the control bucket.
    List<PlannedShard> writtenTo(String key, String etag) {
        return members.stream().map(member -> member.in(key, etag)).toList();
    }
}
