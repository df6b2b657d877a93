package dev.darkroom.worker.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTiersTest {
    private static final long BUDGET = 1000;
    private static final long LARGEST = 300;

    @TempDir private Path disk;
    @TempDir private Path memory;
    private ScratchTiers tiers;

    @BeforeEach
    void build() {
        tiers = ScratchTiers.of(disk, Optional.of(new MemoryScratch(memory, BUDGET, LARGEST)));
    }

    @Test
    void smallOriginalsStandInMemoryAndLargeOnesOnDisk() throws IOException {
        try (Scratch small = tiers.open(LARGEST);
                Scratch large = tiers.open(LARGEST + 1)) {
            assertThat(small.folder()).hasParent(memory);
            assertThat(large.folder()).hasParent(disk);
        }
    }

    @Test
    void whatMemoryHasNoRoomForStandsOnDiskUntilRoomIsGivenBack() throws IOException {
        try (Scratch first = tiers.open(300)) {
            try (Scratch second = tiers.open(200)) {
                assertThat(first.isInMemory()).isTrue();
                assertThat(second.isInMemory()).isTrue();
                assertThat(tiers.memoryLeft()).isZero();
                try (Scratch third = tiers.open(1)) {
                    assertThat(third.folder()).hasParent(disk);
                }
            }
            try (Scratch fourth = tiers.open(200)) {
                assertThat(fourth.isInMemory()).isTrue();
            }
        }
        assertThat(tiers.memoryLeft()).isEqualTo(BUDGET);
        assertThat(memory).isEmptyDirectory();
        assertThat(disk).isEmptyDirectory();
    }

    @Test
    void filesLargerThanExpectedCountAsWhatTheyAre() throws IOException {
        try (Scratch scratch = tiers.open(100)) {
            scratch.takes(1200);
            assertThat(tiers.memoryLeft()).isEqualTo(-200);
            try (Scratch next = tiers.open(1)) {
                assertThat(next.isInMemory()).isFalse();
            }
        }
        assertThat(tiers.memoryLeft()).isEqualTo(BUDGET);
    }

    @Test
    void memoryThatCannotBeUsedTakesNothing() throws IOException {
        Files.delete(memory);
        try (Scratch scratch = tiers.open(100)) {
            assertThat(scratch.folder()).hasParent(disk);
            assertThat(tiers.memoryLeft()).isEqualTo(BUDGET);
        }
        Files.createDirectory(memory);
    }

    @Test
    void withoutMemoryAllStandOnDisk() throws IOException {
        try (Scratch scratch = ScratchTiers.onDisk(disk).open(1)) {
            assertThat(scratch.folder()).hasParent(disk);
        }
    }
}
