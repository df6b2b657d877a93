package dev.darkroom.simulator.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BucketTest {
    private final Bucket bucket = new Bucket(true);

    @Test
    void ofTwoWritersWithTheSameEtagOneWins() {
        String etag = bucket.put("key", "one");

        assertThat(bucket.putIfMatch("key", "two", etag)).isPresent();
        assertThat(bucket.putIfMatch("key", "three", etag)).isEmpty();
        assertThat(bucket.get("key", String.class).content()).isEqualTo("two");
    }

    @Test
    void whatIsThereIsNotWrittenIfNoneMatches() {
        assertThat(bucket.putIfNoneMatch("key", "one")).isTrue();
        assertThat(bucket.putIfNoneMatch("key", "two")).isFalse();
        assertThat(bucket.get("key", String.class).content()).isEqualTo("one");
        assertThat(bucket.writes("key")).isEqualTo(1);
    }

    @Test
    void aSabotagedBucketOverwrites() {
        var sabotaged = new Bucket(false);
        sabotaged.putIfNoneMatch("key", "one");

        assertThat(sabotaged.putIfNoneMatch("key", "two")).isTrue();
        assertThat(sabotaged.writes("key")).isEqualTo(2);
    }

    @Test
    void anotherContentThanThatOfTheEtagIsRefused() {
        String etag = bucket.put("key", "one");
        bucket.put("key", "two");

        assertThatThrownBy(() -> bucket.getIfMatch("key", etag, String.class))
                .hasMessage("PreconditionFailed key");
    }

    @Test
    void keysAreListedByPrefixInOrder() {
        bucket.put("a/2", "");
        bucket.put("a/1", "");
        bucket.put("b/1", "");

        assertThat(bucket.keys("a/")).containsExactly("a/1", "a/2");
    }
}
