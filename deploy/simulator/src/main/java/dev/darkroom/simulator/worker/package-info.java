/// A worker: the shard session, and around it what receives messages and acts on the simulated
/// cloud, as worker-service does.
@NullMarked
package dev.darkroom.simulator.worker;

import org.jspecify.annotations.NullMarked;
