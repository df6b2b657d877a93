package dev.darkroom.planner.run;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A wave as AWS Batch shows it.
public sealed interface WaveSight {

    /// Batch could not be asked this time: nothing is known, and nothing may be concluded.
    record Unseen() implements WaveSight {}

    /// Batch has no job of this name, or no longer knows the job.
    record Absent() implements WaveSight {}

    /// The wave's job lives.
    ///
    /// @param states its workers by the state of their job, in Batch's words
    /// @param reason what Batch says of it, or of a worker that does not start
    record Active(String jobId, Map<String, Integer> states, Optional<String> reason)
            implements WaveSight {
        public Active {
            states = Map.copyOf(states);
        }

        /// With so many workers that all run.
        public Active(String jobId, int running) {
            this(jobId, Map.of("RUNNING", running), Optional.empty());
        }

        /// Workers from SUBMITTED to RUNNING.
        int workers() {
            return count("SUBMITTED") + count("PENDING") + waiting() + running();
        }

        /// Workers that wait for a machine.
        int waiting() {
            return count("RUNNABLE");
        }

        /// Workers that have a machine, which is paid for.
        int running() {
            return count("STARTING") + count("RUNNING");
        }

        private int count(String state) {
            return states.getOrDefault(state, 0);
        }
    }

    /// All of the wave's workers have ended.
    ///
    /// @param failed children that FAILED
    /// @param reason why one of them did, in Batch's words; may be empty
    /// @param denied whether that one ended because access was denied to it
    /// @param stoppedAt when the last one ended, if Batch says so
    record Ended(
            String jobId, int failed, String reason, boolean denied, Optional<Instant> stoppedAt)
            implements WaveSight {
        public Ended(String jobId, int failed, String reason, boolean denied) {
            this(jobId, failed, reason, denied, Optional.empty());
        }
    }
}
