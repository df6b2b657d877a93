package dev.darkroom.simulator.cloud;

import dev.darkroom.contracts.StatusEvent;
import dev.darkroom.simulator.world.World;

/// The account that a run works in.
///
/// @param control the control bucket
/// @param processed the bucket of renditions
public record Cloud(
        Bucket control,
        Bucket processed,
        Photos photos,
        JobQueues jobQueues,
        Queue<StatusEvent> events,
        Batch batch) {
    private static final int EVENTS_LIVE_LONG = 1_000_000;

    /// @param maxReceiveCount of job queues
    /// @param honoursIfNoneMatch of the control bucket
    public static Cloud in(World world, int maxReceiveCount, boolean honoursIfNoneMatch) {
        return new Cloud(
                new Bucket(honoursIfNoneMatch),
                new Bucket(true),
                new Photos(),
                new JobQueues(world, maxReceiveCount),
                new Queue<>(world, EVENTS_LIVE_LONG),
                new Batch(world));
    }
}
