package dev.darkroom.planner.run;

import dev.darkroom.contracts.RunDocument;
import dev.darkroom.contracts.StatusEvent;
import dev.darkroom.contracts.Wave;
import java.time.Duration;
import java.util.List;

/// The one next thing to do for a run. Each may be done twice, or be cut off in the middle, without
/// harm.
public sealed interface Action {

    /// Another planner holds the run, or it is closed: nothing is to be done here.
    record Leave() implements Action {}

    /// Nothing is to be done before some time has passed.
    record Wait(Duration pause) implements Action {}

    /// Write the run document, on condition that it is still the one that was read.
    record Save(RunDocument next) implements Action {}

    record Publish(StatusEvent event) implements Action {}

    /// Estimate what the run will come to; then save [Reconciler#estimated].
    record Estimate() implements Action {}

    /// Pin the source, by a list of its objects in the control bucket unless it is an inventory;
    /// then save [Reconciler#frozen], or [Reconciler#failed].
    record FreezeListing() implements Action {}

    /// Pack the objects of the pinned source, or those that are driven again, into shards; then
    /// save [Reconciler#planned], or [Reconciler#failed].
    record MakePlan() implements Action {}

    /// Make the run's job queue; then save [Reconciler#queueMade].
    record MakeQueue() implements Action {}

    /// Send the job messages of the plan's shards from one index to before another, leaving out
    /// those that are reported; then save [Reconciler#sent].
    record Send(int from, int to) implements Action {}

    /// Submit a wave's job, whose name Batch was just seen not to know; then save
    /// [Reconciler#submitted].
    record Submit(Wave wave) implements Action {}

    /// Write the report of every shard that has none: its objects failed, but for those that its
    /// checkpoint names.
    record GiveUp() implements Action {}

    /// Write the completion manifest, then save the run as complete.
    record Complete(RunDocument next) implements Action {}

    /// Terminate the jobs of waves that outstay their run, or wait in vain.
    record EndJobs(List<Wave> waves) implements Action {
        public EndJobs {
            waves = List.copyOf(waves);
        }
    }

    /// Delete the run's job queue, then save the run as closed.
    record Close(RunDocument next) implements Action {}
}
